/** A state of the United States or a province of Canada. */
export interface State {
	code: string;
	name: string;
	/** Code of its country. */
	country: 'us' | 'ca';
}

/** The codes accepted as state codes, by country; other countries have only names (V1 API 2.4). */
const STATES: Record<State['country'], Record<string, string>> = {
	us: {
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
	},
	ca: {
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
	},
};

/** The codes accepted as country codes: those of ISO 3166 with two letters, in lower case (V1 API 2.4). */
export const countryCodes = `
	ad ae af ag ai al am an ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo br
	bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cx cy cz de dj dk dm do dz ec
	ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy
	hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz
	la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw
	mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa
	re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr st sv sy sz tc td tf tg th tj tk
	tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
`
	.trim()
	.split(/\s+/);

/** All states and provinces. */
export const states: State[] = Object.entries(STATES).flatMap(([country, names]) =>
	Object.entries(names).map(([code, name]) => ({
		code,
		name,
		country: country as State['country'],
	})),
);

const statesByCode = new Map(states.map((state) => [state.code, state]));

const knownCountries = new Set(countryCodes);

/** The state or province with this code, in upper case. */
export function findState(code: string): State | undefined {
	return statesByCode.get(code);
}

/** Whether this is a country code, in lower case. */
export function isCountryCode(code: string): boolean {
	return knownCountries.has(code);
}

let countryNames: Intl.DisplayNames | undefined;

/** English name of a country. */
export function getCountryName(code: string): string {
	// The code of a former country, which is output as one of its parts.
	if (code === 'an') return 'Netherlands Antilles';
	countryNames ??= new Intl.DisplayNames('en', { type: 'region' });
	return countryNames.of(code.toUpperCase()) ?? code;
}
