const ONSET = /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x)?/
const RHYME =
  /^(?:(?:[iyuo]?[aeo]|[iu]e|u?ye|uo|ia|ua|uo[ai]?|oa|oe|uya|ie|ye|i|u|y|o|a|e|uy|oo)(?:ch|ng|nh|c|m|n|p|t)?|(?:a|e|o|oa|oe|ie|ye|uo|u|uy|ua|i|ia)?(?:ai|ao|au|ay|eo|eu|ia|ieu|yeu|iu|oi|ua|ui|uoi|uou|uu|uay|oai|oay|uai|oeo|uyu))$/

/** True when the letters could be a Vietnamese syllable: such a word is somebody's word, not a slip of the finger. */
export function looksVietnamese(folded: string): boolean {
  if (!/^[a-z]{1,7}$/.test(folded)) return false
  const onset = ONSET.exec(folded)![0]
  const rhyme = folded.slice(onset.length)
  if (RHYME.test(rhyme)) return true
  // gi and qu hold a vowel of their own: "gì", "quy"
  return (onset === 'gi' && RHYME.test(`i${rhyme}`)) || (onset === 'qu' && RHYME.test(`u${rhyme}`))
}
