declare module '*/packed.json' {
  const packed: {
    content: unknown
    learned?: import('../content/learned.ts').Learned
    assets: { style: string; script: string }
  }
  export default packed
}
