/** WeChat fetches packages itself: `preloadRule` in app.config.ts. */
export function warmUp(): void {
  return undefined;
}
