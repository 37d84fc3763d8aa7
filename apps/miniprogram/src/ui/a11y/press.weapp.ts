export function press(onPress: (() => void) | undefined): Readonly<Record<string, unknown>> {
  return onPress ? { onClick: onPress } : {};
}
