/** A policy file as large organisations have it: 500 entries, and every kind of rule. The same text each time. */

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Sydney',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Europe/London',
  'America/Los_Angeles',
];

const WINDOWS = [
  ['mon-fri 08:00-20:00'],
  ['mon-thu 09:00-17:00', 'fri 09:00-13:00'],
  ['tue-thu 10:00-16:00', '2nd sat 22:00-04:00'],
  ['fri 22:00 - mon 06:00'],
  ['mon-fri 07:30-11:30,13:00-19:00'],
  ['22:00-02:00'],
  ['1st,3rd wed 09:00-12:00', 'last fri 18:00-23:00', 'sun 04:00-06:00'],
  ['mon-fri 09:00-18:00', '2026-12-19/2026-12-23 20:00-22:00'],
];

export const ENTRIES = 500;

/** The repositories that pushes go to: two for each entry. */
export const REPOSITORIES = Array.from({ length: 2 * ENTRIES }, (_, index) => {
  const entry = index % ENTRIES;
  return entry % 3 === 0 ? `team${entry}/deep/service${index}` : `team${entry}/service${index}`;
});

/** The whole file. */
export function largePolicy(): string {
  return entriesPolicy() + rules();
}

/** The entries alone: a file without any other rule. */
export function entriesPolicy(): string {
  const entries = Array.from({ length: ENTRIES }, (_, index) => {
    const windows = WINDOWS[index % WINDOWS.length] ?? [];
    return [
      `  - match: team${index}/${index % 3 === 0 ? '**' : '*'}`,
      `    timezone: ${ZONES[index % ZONES.length]}`,
      `    windows: [${windows.map((window) => `"${window}"`).join(', ')}]`,
      ...(index % 10 === 0 ? ['    tags: ["v*", "release-*"]'] : []),
      ...(index % 7 === 0 ? ['    severity: high'] : []),
    ].join('\n');
  });
  return `version: 1
timezone: Europe/Berlin
windows: [mon-fri 08:00-20:00]
repositories:
${entries.join('\n')}
`;
}

function rules(): string {
  return `holidays:
${['01-01', '05-01', '10-03', '12-25', '12-26'].map((day) => `  - { date: 2026-${day}, name: Holiday }`).join('\n')}
freezes:
  - { name: year end, during: 2026-12-18T18:00/2027-01-04T09:00 }
  - { name: quarter end, during: { days-of-month: -3--1, months: [mar, jun, sep] }, repositories: "team1*/**" }
exceptions:
${Array.from({ length: 50 }, (_, index) => exception(index)).join('\n')}
exempt:
  - principals: arn:aws:iam::111122223333:role/base-image-rebuild
    repositories: team7/**
    reason: Nightly rebuild
`;
}

function exception(index: number): string {
  const day = String((index % 28) + 1).padStart(2, '0');
  return `  - name: CHG-${index}
    during: 2026-11-${day}T20:00/2026-11-${day}T23:00
    repositories: team${index * 10}/**
    tags: hotfix-*
    principals: arn:aws:iam::111122223333:role/release
    reason: Fix
    approved-by: "@octocat"`;
}
