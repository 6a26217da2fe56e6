const BUTTON = /^[#@&][a-z0-9-]+(?::[a-z0-9-]+)*$/

/** Whether a message is a pressed button, which is nobody's words. */
export const isPressed = (text: string): boolean => BUTTON.test(text.trim())
