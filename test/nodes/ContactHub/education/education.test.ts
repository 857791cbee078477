import { describeSubresource } from '../subresourceSuite';
import { byId } from '../setup';

const connected = describeSubresource({
	resource: 'education',
	collection: 'educations',
	filledIn: {
		schoolType: 'HIGH_SCHOOL',
		schoolName: 'Liceo Parini',
		schoolConcentration: 'Classics',
		startYear: 1994,
		endYear: '1999',
		isCurrent: false,
	},
	sent: {
		schoolType: 'HIGH_SCHOOL',
		schoolName: 'Liceo Parini',
		schoolConcentration: 'Classics',
		startYear: 1994,
		endYear: 1999,
		isCurrent: false,
	},
	created: 200,
	stored: {
		schoolType: 'COLLEGE',
		schoolName: 'Politecnico',
		schoolConcentration: null,
		startYear: 2000,
		endYear: 2005,
		isCurrent: false,
	},
	change: { schoolName: 'Politecnico di Milano' },
	clear: 'endYear',
});

describe('values that are refused before anything is sent', () => {
	it.each([
		[
			{ schoolType: '={{ "UNIVERSITY" }}' },
			"'School Type' is 'UNIVERSITY' [item 0]",
			'Use one of: COLLEGE, HIGH_SCHOOL, OTHER, PRIMARY_SCHOOL, SECONDARY_SCHOOL.',
		],
		[{ startYear: 1994.5 }, "'Start Year' is 1994.5 [item 0]", 'Enter a whole number.'],
		[
			{ startYear: 29294 },
			"'Start Year' is 29294 [item 0]",
			'Enter a year with four digits, e.g. 2001.',
		],
		[{ endYear: '94' }, "'End Year' is '94' [item 0]", 'Enter a year with four digits, e.g. 2001.'],
		[
			{ endYear: '={{ "ninety" }}' },
			"'End Year' is 'ninety' [item 0]",
			'Enter a number, with a point for decimals.',
		],
		[{ isCurrent: '={{ "maybe" }}' }, "'Is Current' is 'maybe' [item 0]", 'Use true or false.'],
		[{ schoolName: '={{ [1] }}' }, "'School Name' is [1] [item 0]", 'Enter a text.'],
	])('%j', async (additionalFields, message, description) => {
		const node = connected();
		node.sandbox.log.clear();
		const { error } = await node.run('education', 'create', {
			customer: byId('any'),
			additionalFields,
		});
		expect([error?.message, error?.description]).toEqual([message, description]);
		expect(node.requests()).toEqual([]);
	});
});

it('takes a year of 0 for none, as a form and a spreadsheet give it', async () => {
	const node = connected();
	const id = node.hub.putCustomer({ base: {} }).id;
	node.sandbox.log.clear();
	const additionalFields = { schoolName: 'Uni', startYear: 0, endYear: '={{ "0.0" }}' };
	const { error } = await node.run('education', 'create', { customer: byId(id), additionalFields });
	expect(error).toBeUndefined();
	expect(node.onlyRequest().body).toEqual({ id: expect.any(String), schoolName: 'Uni' });
});
