/** Words used to generate seeded contacts; names are plain ASCII because they are used in email addresses. */
export const FIRST_NAMES = [
	'Alice',
	'Brian',
	'Carol',
	'Daniel',
	'Emily',
	'Frank',
	'Grace',
	'Henry',
	'Isabel',
	'Jack',
	'Karen',
	'Liam',
	'Maria',
	'Nathan',
	'Olivia',
	'Peter',
	'Quinn',
	'Rachel',
	'Steven',
] as const;

export const LAST_NAMES = [
	'Adams',
	'Baker',
	'Carter',
	'Dixon',
	'Evans',
	'Foster',
	'Grant',
	'Hughes',
	'Irwin',
	'Jensen',
	'Keller',
	'Lawson',
	'Morgan',
	'Norris',
	'Owens',
	'Parker',
	'Quigley',
] as const;

/** City, state code, state name, country code, country name, postal code. */
export const CITIES = [
	['Waltham', 'MA', 'Massachusetts', 'us', 'United States', '02451'],
	['Loveland', 'CO', 'Colorado', 'us', 'United States', '80538'],
	['Boston', 'MA', 'Massachusetts', 'us', 'United States', '02110'],
	['Gainesville', 'FL', 'Florida', 'us', 'United States', '32601'],
	['Montréal', 'QC', 'Quebec', 'ca', 'Canada', 'H2Y 1C6'],
	['Toronto', 'ON', 'Ontario', 'ca', 'Canada', 'M5V 2T6'],
	['Zürich', '', '', 'ch', 'Switzerland', '8001'],
	['Cork', '', 'County Cork', 'ie', 'Ireland', 'T12 W8KP'],
] as const;

export const STREETS = ['Main Street', 'Trapelo Road', 'Elm Avenue', 'Harbor Drive'] as const;

export const COMPANIES = ['Elm & Sons', 'Harbor Café', 'Trapelo Books', 'Maple Garden'] as const;

export const JOB_TITLES = ['Buyer', 'Owner', 'Office Manager'] as const;
