import { describeSubresource } from '../subresourceSuite';
import { byId } from '../setup';

const connected = describeSubresource({
	resource: 'job',
	collection: 'jobs',
	filledIn: {
		companyIndustry: 'Software',
		companyName: 'Example Ltd',
		jobTitle: 'Developer',
		startDate: '2015-03-01T00:00:00',
		endDate: '2020-12-31',
		isCurrent: true,
	},
	sent: {
		companyIndustry: 'Software',
		companyName: 'Example Ltd',
		jobTitle: 'Developer',
		startDate: '2015-03-01',
		endDate: '2020-12-31',
		isCurrent: true,
	},
	created: 200,
	stored: {
		companyIndustry: 'Retail',
		companyName: 'Example Shop',
		jobTitle: 'Clerk',
		startDate: '2010-01-01',
		endDate: '2014-12-31',
		isCurrent: false,
	},
	change: { jobTitle: 'Manager' },
	clear: 'endDate',
});

describe('dates', () => {
	const create = async (startDate: unknown, json = {}) => {
		const node = connected();
		const customer = node.hub.putCustomer({ base: {} });
		node.sandbox.log.clear();
		const parameters = { customer: byId(customer.id), additionalFields: { id: 'x', startDate } };
		return { node, ...(await node.run('job', 'create', parameters, [json])) };
	};

	it.each([
		['a moment counts as the day of its own offset', '2015-03-01T23:30:00+02:00', '2015-03-01'],
		['an early moment too', '2015-03-01T00:30:00.000+0200', '2015-03-01'],
		[
			'a date and time of an expression',
			'={{ DateTime.fromISO("2015-03-01T10:00:00") }}',
			'2015-03-01',
		],
		['a day', '2015-03-01', '2015-03-01'],
	])('%s', async (_case, given, sent) => {
		const { node, error } = await create(given);
		expect(error).toBeUndefined();
		expect(node.onlyRequest().body).toEqual({ id: 'x', startDate: sent });
	});

	it.each(['31/12/2015', '2015-02-30', 'soon'])(
		'%s is refused before anything is sent',
		async (value) => {
			const { node, error } = await create('={{ $json.day }}', { day: value });
			expect(error?.message).toMatch(/^'Start Date' isn't a date.*: '.+' \[item 0\]$/);
			expect(error?.message).toContain(value);
			expect(error?.description).toMatch(/, as in 2026-05-31 or|Use a date such as 2026-05-31 or/);
			expect(node.requests()).toEqual([]);
		},
	);
});
