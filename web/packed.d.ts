declare module '*/packed.json' {
  const packed: { content: unknown; assets: { style: string; script: string } }
  export default packed
}
