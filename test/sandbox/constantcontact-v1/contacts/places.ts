/** The states of the United States with their codes. */
const US_STATES: Record<string, string> = {
	AL: 'Alabama',
	AK: 'Alaska',
	AZ: 'Arizona',
	AR: 'Arkansas',
	CA: 'California',
	CO: 'Colorado',
	CT: 'Connecticut',
	DE: 'Delaware',
	DC: 'District of Columbia',
	FL: 'Florida',
	GA: 'Georgia',
	HI: 'Hawaii',
	ID: 'Idaho',
	IL: 'Illinois',
	IN: 'Indiana',
	IA: 'Iowa',
	KS: 'Kansas',
	KY: 'Kentucky',
	LA: 'Louisiana',
	ME: 'Maine',
	MD: 'Maryland',
	MA: 'Massachusetts',
	MI: 'Michigan',
	MN: 'Minnesota',
	MS: 'Mississippi',
	MO: 'Missouri',
	MT: 'Montana',
	NE: 'Nebraska',
	NV: 'Nevada',
	NH: 'New Hampshire',
	NJ: 'New Jersey',
	NM: 'New Mexico',
	NY: 'New York',
	NC: 'North Carolina',
	ND: 'North Dakota',
	OH: 'Ohio',
	OK: 'Oklahoma',
	OR: 'Oregon',
	PA: 'Pennsylvania',
	PR: 'Puerto Rico',
	RI: 'Rhode Island',
	SC: 'South Carolina',
	SD: 'South Dakota',
	TN: 'Tennessee',
	TX: 'Texas',
	UT: 'Utah',
	VT: 'Vermont',
	VA: 'Virginia',
	WA: 'Washington',
	WV: 'West Virginia',
	WI: 'Wisconsin',
	WY: 'Wyoming',
};

/** The provinces of Canada with their codes. */
const CANADIAN_PROVINCES: Record<string, string> = {
	AB: 'Alberta',
	BC: 'British Columbia',
	MB: 'Manitoba',
	NB: 'New Brunswick',
	NL: 'Newfoundland and Labrador',
	NS: 'Nova Scotia',
	NT: 'Northwest Territories',
	NU: 'Nunavut',
	ON: 'Ontario',
	PE: 'Prince Edward Island',
	QC: 'Quebec',
	SK: 'Saskatchewan',
	YT: 'Yukon',
};

/** Two-letter country codes (ISO 3166), and additional ones in the service's own list. */
const COUNTRY_CODES = new Set(
	(
		'ad ae af ag ai al am an ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo br ' +
		'bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cx cy cz de dj dk dm do dz ec ' +
		'ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy ' +
		'hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz ' +
		'la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw ' +
		'mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa ' +
		're ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr st sv sy sz tc td tf tg th tj tk ' +
		'tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw'
	).split(' '),
);

const NAMES = new Intl.DisplayNames('en', { type: 'region' });
const countryNames = new Map(
	[...COUNTRY_CODES].map((code) => [NAMES.of(code.toUpperCase())!.toLowerCase(), code]),
);

/** A state or province with its country code. */
export interface State {
	code: string;
	name: string;
	country: 'us' | 'ca';
}

const STATES: State[] = [
	...Object.entries(US_STATES).map(([code, name]) => ({ code, name, country: 'us' as const })),
	...Object.entries(CANADIAN_PROVINCES).map(([code, name]) => ({
		code,
		name,
		country: 'ca' as const,
	})),
];

const statesByCode = new Map(STATES.map((state) => [state.code, state]));
const statesByText = new Map(
	STATES.flatMap((state) => [
		[state.code.toLowerCase(), state],
		[state.name.toLowerCase(), state],
	]),
);

/** The state with exactly this code. */
export function stateWithCode(code: string): State | undefined {
	return statesByCode.get(code);
}

/** The state with this code or name, ignoring case, as bulk data may have it. */
export function findState(text: string): State | undefined {
	return statesByText.get(text.toLowerCase());
}

/** Whether this is a country code, which is in lower case (V1 API 2.4). */
export function isCountryCode(code: string): boolean {
	return COUNTRY_CODES.has(code);
}

/** Code of the country with this code or name, ignoring case, as bulk data may have it. */
export function findCountryCode(text: string): string | undefined {
	const lowerCase = text.toLowerCase();
	return COUNTRY_CODES.has(lowerCase) ? lowerCase : countryNames.get(lowerCase);
}

/** English name of the country with this code. */
export function countryName(code: string): string {
	return NAMES.of(code.toUpperCase())!;
}
