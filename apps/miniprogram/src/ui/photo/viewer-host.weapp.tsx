/** WeChat draws its viewer above the page. */
export function ViewerHost() {
  return null;
}
