import { withLie } from './lies';

const page = { size: 2, totalElements: 5, totalPages: 3, number: 0 };
const list = { elements: [{ id: 'a' }, { id: 'b' }], page };
const json = (body: object | string, status = 200) => ({ status, body });

it('a list comes in reverse order', () => {
	expect(withLie(json(list), { kind: 'missort' }).body).toEqual({
		elements: [{ id: 'b' }, { id: 'a' }],
		page,
	});
	expect(withLie(json([1, 2]), { kind: 'missort' }).body).toEqual([2, 1]);
});

it('a page lacks its last record, and still counts it', () => {
	expect(withLie(json(list), { kind: 'shortPage' }).body).toEqual({
		elements: [{ id: 'a' }],
		page,
	});
});

it.each([
	[3, 8, 4],
	[-4, 1, 1],
	[-9, 0, 0],
])('a total is off by %i', (by, totalElements, totalPages) => {
	expect(withLie(json(list), { kind: 'wrongTotal', by }).body).toEqual({
		...list,
		page: { ...page, totalElements, totalPages },
	});
	const counted = { contacts: [{ contact_id: 'a' }], contacts_count: 9, _links: {} };
	expect(withLie(json(counted), { kind: 'wrongTotal', by }).body).toEqual({
		...counted,
		contacts_count: 9 + by,
	});
});

it('a record is another one: its IDs, names and addresses', () => {
	const record = { id: 'ab7', list_id: 3, name: 'N', status: 'S', mails: [{ address: 'a@b.co' }] };
	expect(withLie(json(record), { kind: 'otherRecord' }).body).toEqual({
		id: 'ab8',
		list_id: 4,
		name: 'other N',
		status: 'S',
		mails: [{ address: 'other-a@b.co' }],
	});
});

it('a record is empty', () => {
	expect(withLie(json({ id: 'a' }), { kind: 'emptyRecord' }).body).toEqual({});
	const entry = '<entry><id>x/1</id><content type="a"><List id="x/1"/></content></entry>';
	expect(withLie(json(entry), { kind: 'emptyRecord' }).body).toBe('<entry><id>x/1</id></entry>');
});

it('feeds and entries of Atom lie, too', () => {
	const entry = (id: number) =>
		`<entry><id>x/${id}</id><content><List id="x/${id}"/></content></entry>`;
	const feed = `<feed>${entry(1)}\n${entry(2)}</feed>`;
	expect(withLie(json(feed), { kind: 'missort' }).body).toBe(
		`<feed>${entry(2)}\n${entry(1)}</feed>`,
	);
	expect(withLie(json(feed), { kind: 'shortPage' }).body).toBe(`<feed>${entry(1)}\n</feed>`);
	expect(withLie(json(entry(1)), { kind: 'otherRecord' }).body).toBe(entry(7));
});

it('refusals and empty responses stay as they are', () => {
	const refusal = json({ id: 'a' }, 404);
	expect(withLie(refusal, { kind: 'emptyRecord' })).toBe(refusal);
	const nothing = { status: 204 };
	expect(withLie(nothing, { kind: 'otherRecord' })).toBe(nothing);
});
