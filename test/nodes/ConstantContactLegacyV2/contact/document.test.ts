import {
	buildContactBody,
	getListIds,
	toContactValues,
} from '../../../../nodes/ConstantContactLegacyV2/contact/document';

/** A contact as in old responses: records without IDs, other names of custom fields, numeric IDs. */
const OLD = {
	id: 196,
	status: 'ACTIVE',
	fax: '',
	first_name: 'Ron',
	work_phone: 3189788896,
	addresses: [
		{ line1: 'Brighton Ave. 5', line2: '', address_type: 'PERSONAL', state_code: 'MA' },
		{ city: 'Oslo', address_type: 'OTHER', latitude: 59 },
	],
	notes: [{ note: 'first' }, { id: '2', note: 'second', created_date: '2013-01-01' }],
	lists: [{ id: 1, status: 'ACTIVE' }],
	email_addresses: [
		{ email_address: 'a@example.com', status: 'ACTIVE', opt_out_date: null },
		{ id: 'e2', email_address: 'b@example.com', status: 'ACTIVE' },
	],
	custom_fields: [
		{ name: 'custom_field_3', label: 'Shoe size', value: '38' },
		{ name: 'Anniversary', label: 'Anniversary', value: '05/31' },
	],
	source: 'API',
	created_date: '2013-01-01T00:00:00.000Z',
};

describe('contact document', () => {
	it('reads the fields wherever they are', () => {
		expect(toContactValues(OLD)).toEqual({
			email_address: 'a@example.com',
			first_name: 'Ron',
			work_phone: '3189788896',
			addr1: 'Brighton Ave. 5',
			state_code: 'MA',
			note: 'first',
			custom_field3: '38',
		});
		expect(getListIds(OLD)).toEqual(['1']);
		expect(toContactValues({ addresses: null, notes: 'x', lists: undefined })).toEqual({});
		expect(getListIds({})).toEqual([]);
	});

	it('writes back all that can be written, and nothing else', () => {
		expect(buildContactBody(toContactValues(OLD), getListIds(OLD), OLD)).toEqual({
			source: 'API',
			first_name: 'Ron',
			work_phone: '3189788896',
			email_addresses: [
				{ email_address: 'a@example.com' },
				{ id: 'e2', email_address: 'b@example.com' },
			],
			addresses: [
				{ address_type: 'PERSONAL', line1: 'Brighton Ave. 5', state_code: 'MA' },
				{ address_type: 'OTHER', city: 'Oslo' },
			],
			notes: [{ note: 'first' }, { id: '2', note: 'second' }],
			custom_fields: [
				{ name: 'CustomField3', value: '38' },
				{ name: 'Anniversary', value: '05/31' },
			],
			lists: [{ id: '1' }],
		});
	});

	it('removes a note without the others', () => {
		const { note: _note, ...values } = toContactValues(OLD);
		expect(buildContactBody(values, [], OLD)).toMatchObject({
			notes: [{ id: '2', note: 'second' }],
			lists: [],
		});
	});
});
