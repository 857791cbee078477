import {
	countryCodes,
	getCountryName,
	isCountryCode,
	findState,
	states,
} from '../../../../nodes/constantContactShared/contactForm/places';

describe('places', () => {
	it('has the states of the United States and the provinces of Canada, each code once', () => {
		expect(states.filter(({ country }) => country === 'us')).toHaveLength(52);
		expect(states.filter(({ country }) => country === 'ca')).toHaveLength(13);
		expect(new Set(states.map(({ code }) => code)).size).toBe(states.length);
		expect(findState('QC')).toEqual({ code: 'QC', name: 'Quebec', country: 'ca' });
		expect(findState('qc')).toBeUndefined();
	});

	it('has the countries in lower case, each with a name of its own', () => {
		expect(countryCodes).toHaveLength(246);
		expect(new Set(countryCodes.map(getCountryName)).size).toBe(countryCodes.length);
		expect([isCountryCode('gb'), isCountryCode('GB'), isCountryCode('xx')]).toEqual([
			true,
			false,
			false,
		]);
		expect(['us', 'an'].map(getCountryName)).toEqual(['United States', 'Netherlands Antilles']);
	});
});
