/** Days that differ from the plain week, as YYYY-MM-DD. */
export interface HolidayYear {
  readonly year: number;
  readonly source: string;
  /** False: only the days that the law itself fixes; the year's notice, with bridging days, is not entered yet. */
  readonly announced: boolean;
  readonly daysOff: readonly string[];
  /** Saturdays and Sundays that are worked to make up for bridging days. */
  readonly workdays: readonly string[];
}

const days = (from: string, to: string): string[] => {
  const all: string[] = [];
  for (let day = Date.parse(`${from}T00:00:00Z`); day <= Date.parse(`${to}T00:00:00Z`); day += 86_400_000)
    all.push(new Date(day).toISOString().slice(0, 10));
  return all;
};

/** A year’s notice comes out in the November before; enter it here and set `announced`. */
export const holidayYears: readonly HolidayYear[] = [
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）',
    announced: true,
    daysOff: [
      ...days('2026-01-01', '2026-01-03'),
      ...days('2026-02-15', '2026-02-23'),
      ...days('2026-04-04', '2026-04-06'),
      ...days('2026-05-01', '2026-05-05'),
      ...days('2026-06-19', '2026-06-21'),
      ...days('2026-09-25', '2026-09-27'),
      ...days('2026-10-01', '2026-10-07'),
    ],
    workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
  {
    year: 2027,
    source: '全国年节及纪念日放假办法（国务院令第795号修订，2025年1月1日起施行）第二条规定的法定假日',
    announced: false,
    daysOff: [
      '2027-01-01',
      ...days('2027-02-05', '2027-02-08'),
      '2027-04-05',
      ...days('2027-05-01', '2027-05-02'),
      '2027-06-09',
      '2027-09-15',
      ...days('2027-10-01', '2027-10-03'),
    ],
    workdays: [],
  },
];
