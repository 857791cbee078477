import { ATOM, readEntry } from '../../../../nodes/ConstantContactLegacy/api/atom';
import { decodeEntry, getKey } from '../../../../nodes/ConstantContactLegacy/api/payload';

const decode = (payload: string) =>
	decodeEntry(
		readEntry(
			`<entry xmlns="${ATOM}"><id>http://x/things/7</id><title>T</title><updated>U</updated>
			<content>${payload}</content></entry>`,
		),
	);

it.each([
	['EmailAddress', 'email_address'],
	['CustomField1', 'custom_field1'],
	['RegistrationURL', 'registration_url'],
	['URLS', 'urls'],
	['Urls', 'urls'],
	['value', 'value'],
	['MD5Hash', 'md5_hash'],
	['URLPath', 'url_path'],
])('%s becomes %s', (element, key) => {
	expect(getKey(element)).toBe(key);
});

it('texts stay texts, counters are numbers, flags are flags, empty ones are null', () => {
	expect(
		decode(`<X><PostalCode>02451</PostalCode><Note> a </Note><Sent>12</Sent><Opens/>
			<OptInDefault>True</OptInDefault><Confirmed/></X>`),
	).toEqual({
		id: '7',
		postal_code: '02451',
		note: ' a ',
		sent: 12,
		opens: null,
		opt_in_default: true,
		confirmed: null,
		uri: 'http://x/things/7',
		updated: 'U',
	});
});

it.each([
	['Opens', ' ', null],
	['Opens', ' 7 ', 7],
	['Opens', '1,234', '1,234'],
	['Confirmed', ' ', null],
	['Confirmed', 'false', false],
	['Confirmed', ' TRUE\n', true],
	['Confirmed', 'yes', false],
])('%s of %j is %j', (element, text, value) => {
	const record = decode(`<X><${element}>${text}</${element}></X>`);
	expect(record[element.toLowerCase()]).toBe(value);
});

it.each([
	['', []],
	['<Error><Message>a</Message></Error>', [{ message: 'a' }]],
	['<Error>a</Error><Error>b</Error>', ['a', 'b']],
	['2<Error>a</Error>', ['a']],
	['<Warning>b</Warning><Error>a</Error>', ['a']],
])('a list is a list, however many members it has: %j', (inner, expected) => {
	expect(decode(`<X><Errors>${inner}</Errors></X>`)).toMatchObject({ errors: expected });
});

it.each([
	['3', { errors: [], error_count: 3 }],
	[' 2<Error>a</Error>', { errors: ['a'], error_count: 2 }],
	['12\n', { errors: [], error_count: 12 }],
])('the errors of an activity may be counted, too: %j', (inner, expected) => {
	expect(decode(`<X><Errors>${inner}</Errors></X>`)).toMatchObject(expected);
});

it.each([' ', 'some 2', '2 more', '2x'])('errors with %j before them have no count', (text) => {
	expect(decode(`<X><Errors>${text}</Errors></X>`)).not.toHaveProperty('error_count');
});

it('a member that is a record has its ID and its URI, without line breaks', () => {
	const list = '<ContactList id="http://x/\nlists/2"><link href="/lists/2"/></ContactList>';
	expect(decode(`<X><ContactLists>${list}</ContactLists></X>`)).toMatchObject({
		contact_lists: [{ id: '2', uri: 'http://x/lists/2' }],
	});
});

it('an element that only points to a record becomes ID and URI', () => {
	expect(decode('<X><Members id="http://x/lists/2/members"/></X>')).toMatchObject({
		members: { id: 'members', uri: 'http://x/lists/2/members' },
	});
});

it('a member that only points to a record has its ID and its URI, too', () => {
	expect(
		decode('<X><ContactLists><ContactList id="http://x/lists/2"/></ContactLists></X>'),
	).toMatchObject({
		contact_lists: [{ id: '2', uri: 'http://x/lists/2' }],
	});
});

it('an element with others below it is an object; links in it say nothing', () => {
	const inner =
		'<Note/><Place><link href="/a"/><City>A</City></Place><Empty><link href="/b"/></Empty>';
	expect(decode(`<X><link href="/x"/>${inner}</X>`)).toEqual({
		id: '7',
		note: '',
		place: { city: 'A' },
		empty: '',
		uri: 'http://x/things/7',
		updated: 'U',
	});
});

it("an element that points to a record isn't an object, though it has a link", () => {
	const members = '<Members id="http://x/lists/2/members"><link href="/a"/></Members>';
	expect(decode(`<X>${members}</X>`)).toMatchObject({ members: { id: 'members' } });
});

it('elements that are named like parts of every object are fields like others', () => {
	expect(decode('<X><constructor>a</constructor><valueOf>b</valueOf></X>')).toMatchObject({
		constructor: 'a',
		value_of: 'b',
	});
});

it('an entry whose payload has no ID of its own keeps that of the entry, as its first key', () => {
	const record = decode('<X><Name>a</Name></X>');
	expect(Object.keys(record)).toEqual(['id', 'name', 'uri', 'updated']);
	expect(record.id).toBe('7');
});

it('the ID of the payload comes before that of the entry', () => {
	const record = decode('<X id="http://x/things/8"><Name>a</Name></X>');
	expect(Object.keys(record)).toEqual(['id', 'name', 'uri', 'updated']);
	expect(record).toMatchObject({ id: '8', uri: 'http://x/things/7' });
});

it('an element that is repeated outside a list becomes a list', () => {
	expect(decode('<X><A>1</A><A>2</A><A>3</A></X>')).toMatchObject({ a: ['1', '2', '3'] });
});

it('an entry without content keeps its title', () => {
	const xml = `<entry xmlns="${ATOM}"><id>http://x/activities/a07</id><title>T</title></entry>`;
	expect(decodeEntry(readEntry(xml))).toEqual({
		id: 'a07',
		title: 'T',
		uri: 'http://x/activities/a07',
		updated: '',
	});
});
