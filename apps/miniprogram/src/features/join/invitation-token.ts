const TOKEN = /^[\w.-]{6,120}$/;

/** The token out of what people have: the bare token, or a link with `token=` or WeChat's `scene=`. */
export function invitationToken(text: string): string | undefined {
  const trimmed = text.trim();
  const named = /[?&](?:token|scene)=([^&#]+)/.exec(trimmed)?.[1];
  const token = named === undefined ? trimmed : safeDecode(named);
  return TOKEN.test(token) ? token : undefined;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
