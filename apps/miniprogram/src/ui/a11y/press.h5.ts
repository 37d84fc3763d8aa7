interface KeyPress {
  key: string;
  preventDefault(): void;
}

/** A div that acts as a button must answer the keyboard as one. */
export function press(onPress: (() => void) | undefined): Readonly<Record<string, unknown>> {
  if (!onPress) return {};
  return {
    tabIndex: 0,
    onClick: onPress,
    onKeyDown: (event: KeyPress) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onPress();
    },
  };
}
