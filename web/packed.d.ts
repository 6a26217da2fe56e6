declare module '*/packed.json' {
  const packed: {
    content: unknown
    classifier?: import('../content/search/classifier.ts').PackedClassifier
    assets: { style: string; script: string }
  }
  export default packed
}
