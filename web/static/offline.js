// Lets the numbers for danger be read without a network.
;(() => {
  const policy = window.trustedTypes?.createPolicy('ngoai-tuyen', { createScriptURL: () => '/sw.js' })
  navigator.serviceWorker?.register(policy ? policy.createScriptURL('') : '/sw.js').catch(() => undefined)
})()
