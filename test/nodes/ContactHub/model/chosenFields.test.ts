import { keepChosen } from '../../../../nodes/ContactHub/model/chosenFields';

const customer = {
	id: '1',
	externalId: null,
	extra: 'x',
	base: {
		firstName: 'Ann',
		lastName: null,
		contacts: { email: null, phone: '1', fax: null, otherContacts: [] },
		likes: [{ id: null, name: 'a', category: null }],
		jobs: [],
		address: null,
	},
	tags: null,
};

it.each([
	['a field, empty or not', ['base.lastName'], { base: { firstName: 'Ann', lastName: null } }],
	['a field of a list', ['base.likes.name'], { base: { likes: [{ name: 'a' }] } }],
	['all below a field', ['base.contacts'], { base: { contacts: customer.base.contacts } }],
	['an empty list', ['base.jobs'], { base: { jobs: [] } }],
	[
		'a part that is null',
		['base.address.city', 'tags.manual'],
		{ base: { address: null }, tags: null },
	],
])('keeps what was requested: %s', (_what, fields, expected) => {
	expect(keepChosen(fields)(customer)).toMatchObject(expected);
});

it('leaves out what is empty and was not asked for, and nothing else', () => {
	expect(keepChosen(['base.firstName', 'base.contacts.email'])(customer)).toEqual({
		id: '1',
		extra: 'x',
		base: {
			firstName: 'Ann',
			contacts: { email: null, phone: '1' },
			likes: [{ id: null, name: 'a', category: null }],
		},
	});
});

it('treats names of object members as plain names', () => {
	expect(
		keepChosen(['constructor.name', '__proto__.x'])({ id: '1', toString: null } as never),
	).toEqual({
		id: '1',
	});
});
