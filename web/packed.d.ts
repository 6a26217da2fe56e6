declare module '*/packed.json' {
  const packed: {
    content: unknown
    learned?: import('../content/learned.ts').Learned
    assets: Record<import('../web/assets.ts').AssetName, string>
  }
  export default packed
}
