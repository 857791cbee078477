import { toTimestamp } from '../../../../nodes/ContactHub/model/times';
import { toEnumOptions } from '../../../../nodes/ContactHub/model/types';
import {
	getDocumentedProperties,
	toLabel,
} from '../../../../nodes/ContactHub/model/eventProperties';

it('values of the API are options with readable names, sorted by them', () => {
	expect(
		toEnumOptions(['WEB', 'HIGH_SCHOOL', 'ECOMMERCE', 'IOT', 'sale-return', 'SMS', 'IM']),
	).toEqual([
		{ name: 'E-Commerce', value: 'ECOMMERCE' },
		{ name: 'High School', value: 'HIGH_SCHOOL' },
		{ name: 'IM', value: 'IM' },
		{ name: 'IoT', value: 'IOT' },
		{ name: 'Sale Return', value: 'sale-return' },
		{ name: 'SMS', value: 'SMS' },
		{ name: 'Web', value: 'WEB' },
	]);
});

it.each([
	['campaignId', 'Campaign ID'],
	['linkUrl', 'Link URL'],
	['sku', 'SKU'],
	['first_name', 'First Name'],
	['name of it', 'Name Of It'],
	['step2Done', 'Step2 Done'],
	['identity', 'Identity'],
	['paid', 'Paid'],
])('the property %s is called %s', (name, label) => {
	expect(toLabel(name)).toBe(label);
});

describe('documented properties', () => {
	it('tell which are required, and what may be chosen', () => {
		const reward = getDocumentedProperties('addedReward');
		expect(reward.find(({ path }) => path === 'rewardAmount')).toEqual({
			path: 'rewardAmount',
			label: 'Reward Amount',
			required: true,
			kind: 'number',
		});
		const order = getDocumentedProperties('completedOrder');
		expect(order.find(({ path }) => path === 'type')).toEqual({
			path: 'type',
			label: 'Type',
			required: false,
			kind: 'choice',
			options: toEnumOptions(['return', 'sale', 'sale-return']),
		});
		expect(order.at(-1)).toMatchObject({ path: 'extraProperties', kind: 'object' });
	});

	it.each(['unknown', 'constructor', 'toString'])('are none for the type %s', (type) => {
		expect(getDocumentedProperties(type)).toEqual([]);
	});
});

it.each([
	['2020-05-06T07:08:09.010+0000', Date.UTC(2020, 4, 6, 7, 8, 9, 10)],
	['2020-05-06T07:08:09.010Z', Date.UTC(2020, 4, 6, 7, 8, 9, 10)],
	['2020-05-06T07:08:09+0230', Date.UTC(2020, 4, 6, 4, 38, 9)],
	['2020-05-06T07:08:09-0100', Date.UTC(2020, 4, 6, 8, 8, 9)],
	['2020-05-06T07:08:09+02:00', Date.UTC(2020, 4, 6, 5, 8, 9)],
	['', Number.NaN],
	[null, Number.NaN],
	[undefined, Number.NaN],
])('the time of %j is %d', (text, time) => {
	expect(toTimestamp(text)).toBe(time);
});
