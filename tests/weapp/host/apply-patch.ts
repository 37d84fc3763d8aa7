type Container = Record<string | number, unknown>;

/** setData's own language: `root.cn.[0].cn[2].v` leads to the place that is replaced. */
export function applyPatch(data: Record<string, unknown>, patch: Readonly<Record<string, unknown>>): void {
  for (const [path, value] of Object.entries(patch)) put(data, stepsOf(path), value);
}

export function stepsOf(path: string): (string | number)[] {
  return path
    .split(/\.|(?=\[)/)
    .filter(Boolean)
    .map(step => (/^\[\d+\]$/.test(step) ? Number(step.slice(1, -1)) : step));
}

function put(data: Container, steps: readonly (string | number)[], value: unknown): void {
  const last = steps[steps.length - 1];
  if (last === undefined) return;
  let place: Container = data;
  steps.slice(0, -1).forEach((step, index) => {
    const next = place[step];
    if (typeof next !== 'object' || next === null) place[step] = typeof steps[index + 1] === 'number' ? [] : {};
    place = place[step] as Container;
  });
  place[last] = value;
}
