import type { ActivityCompanion, ActivityView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { Companions } from './companions';

const amu: ActivityCompanion = {
  personId: 'p1',
  name: '阿木',
  householdName: '阿木家',
  self: true,
  byProxy: false,
  helperName: null,
  signUp: 'going',
  waitingPlace: null,
  present: false,
  points: null,
  reversed: false,
};
const show = (part: Partial<ActivityCompanion>) =>
  render(
    <QueryClientProvider client={queryClient}>
      <Companions
        activity={{ id: 'c1', state: 'upcoming', signUpOpen: true, companions: [{ ...amu, ...part }] } as unknown as ActivityView}
      />
    </QueryClientProvider>,
  );

it('whom a helper signed up reads who did it for them', () => {
  show({ helperName: '杨德明' });
  expect(screen.getByText('杨德明 代 阿木 办')).toBeTruthy();
});

it('what the house did itself names nobody', () => {
  show({});
  expect(screen.queryByText(/ 代 /)).toBeNull();
});
