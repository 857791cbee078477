import { compareNames } from '../../../nodes/kit';

it('sorts names as a menu shows them, regardless of case', () => {
	const names = ['Zip', 'city', 'Address Line 2', 'Address Line 1', 'CITY', 'E-Mail', 'Email'];
	expect(names.sort(compareNames)).toEqual([
		'Address Line 1',
		'Address Line 2',
		'city',
		'CITY',
		'E-Mail',
		'Email',
		'Zip',
	]);
});
