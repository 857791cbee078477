import fc from 'fast-check';
import {
	ATOM,
	findNextLink,
	PAYLOAD,
	readEntry,
	readFeed,
	readService,
	shortenId,
	writeEntry,
	writeEventEntry,
} from '../../../../nodes/ConstantContactLegacy/api/atom';
import { decodeEntry } from '../../../../nodes/ConstantContactLegacy/api/payload';
import { findChild, isXmlText, XmlError } from '../../../../nodes/kit';
import { anyCharacter } from '../../../support/anyCharacter';

const entryOf = (value: string) =>
	writeEntry({
		id: 'data:,none',
		element: 'Contact',
		updated: '2026-01-01T00:00:00.000Z',
		payload: { '@id': value, Note: value },
	});

describe('an entry that is written', () => {
	it('is read back with the same values, whatever they contain', () => {
		const values = fc
			.string({ unit: anyCharacter })
			.filter((text) => isXmlText(text))
			.map((text) => `&amp; <b> "'\r\n]]>${text}😀`);
		fc.assert(
			fc.property(values, (value) => {
				const { payload } = readEntry(entryOf(value));
				expect(payload).toMatchObject({ name: 'Contact', uri: PAYLOAD, attributes: { id: value } });
				expect(payload && findChild(payload, 'Note')?.text).toBe(value);
			}),
		);
	});

	it('refuses control characters', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 31 }), (code) => {
				fc.pre(![9, 10, 13].includes(code));
				expect(() => entryOf(String.fromCharCode(code))).toThrow(XmlError);
			}),
		);
	});

	it('has all that the server insists on, with a title and an author that are blank', () => {
		expect(entryOf('x')).toBe(
			[
				'<?xml version="1.0" encoding="UTF-8"?>\n',
				`<entry xmlns="${ATOM}"><id>data:,none</id><title type="text"> </title>`,
				'<updated>2026-01-01T00:00:00.000Z</updated><author><name> </name></author>',
				`<content type="application/vnd.ctct+xml"><Contact xmlns="${PAYLOAD}" id="x">`,
				'<Note>x</Note></Contact></content></entry>',
			].join(''),
		);
	});

	it('of the family of events has a payload in no namespace', () => {
		const xml = writeEventEntry('AttendanceStatus', { Status: 'ATTENDED' });
		expect(xml).toContain(`<atom:entry xmlns:atom="${ATOM}">`);
		expect(readEntry(xml).payload).toMatchObject({ name: 'AttendanceStatus', uri: '' });
	});
});

describe('a feed', () => {
	const feed = (inner: string) => `<feed xmlns="${ATOM}">${inner}</feed>`;

	it('has entries and the link to the next page', () => {
		const entry =
			'<entry><id>http://x/lists/\n 2</id><title> T\n</title><updated>U</updated></entry>';
		const links =
			'<link rel="first" href="lists"/><other rel="next" href="x"/><link href="lists?next=6" rel="next"/>';
		expect(readFeed(feed(links + entry), (read) => read)).toEqual({
			entries: [{ id: 'http://x/lists/2', title: 'T', updated: 'U' }],
			next: 'lists?next=6',
		});
	});

	it('may be empty', () => {
		expect(readFeed(feed(''), decodeEntry)).toEqual({ entries: [] });
	});

	it('may have its links after its entries, and links that lead nowhere', () => {
		const links = '<link rel="next"/><link rel="next" href="a"/><link rel="next" href="b"/>';
		const entry = '<entry><link rel="next" href="c"/><id>http://x/lists/2</id></entry>';
		const { entries, next } = readFeed(feed(entry + links), decodeEntry);
		expect(entries).toMatchObject([{ id: '2' }]);
		expect(next).toBe('a');
	});

	it('that ends early outputs nothing, though its first entries were read', () => {
		const entry = '<entry><id>http://x/lists/2</id></entry>';
		const decode = jest.fn(decodeEntry);
		expect(() => readFeed(feed(entry + entry).slice(0, -12), decode)).toThrow(XmlError);
		expect(decode).toHaveBeenCalledTimes(1);
	});

	it.each([
		['cut off', feed('<entry></entry>').slice(0, -4), 'unclosed tag'],
		['a web page', '<html><head><title>Sign in</title></head></html>', "isn't an Atom feed"],
		['an entry', entryOf('x'), `its root is <entry> of ${ATOM}`],
		['in no namespace', '<feed></feed>', 'its root is <feed> in no namespace'],
		['empty', '', 'must contain a root element'],
	])('is refused when %s', (_what, text, message) => {
		expect(() => readFeed(text, decodeEntry)).toThrow(XmlError);
		expect(() => readFeed(text, decodeEntry)).toThrow(message);
	});
});

describe('a service document', () => {
	it.each(['http://www.w3.org/2007/app', 'http://purl.org/atom/app#'])('of %s is read', (uri) => {
		const xml = `<service xmlns="${uri}" xmlns:atom="${ATOM}"><workspace><collection href="/l">
			<atom:title>Contact Lists</atom:title></collection></workspace></service>`;
		expect(readService(xml)).toEqual([{ title: 'Contact Lists', href: '/l' }]);
	});

	it('lists the collections of all its workspaces, and nothing else', () => {
		const collection = (href: string) =>
			`<collection${href}><title> A </title><title>B</title></collection>`;
		const workspace = (inner: string) => `<workspace><title>W</title>${inner}</workspace>`;
		const [one, two] = [workspace(collection(' href="/1"')), workspace(collection(''))];
		const xml = `<service xmlns="http://www.w3.org/2007/app">${one}<other>${collection(' href="/3"')}</other>${two}</service>`;
		expect(readService(xml)).toEqual([
			{ title: 'A', href: '/1' },
			{ title: 'A', href: '' },
		]);
	});

	it("isn't a feed", () => {
		expect(() => readService(`<feed xmlns="${ATOM}"/>`)).toThrow("isn't an Atom service");
	});
});

it.each([
	['http://api.constantcontact.com/ws/customers/joe/contacts/21930', '21930'],
	['http://api.constantcontact.\ncom/ws/customers/joe/contacts/219\n 30', '21930'],
	['tag:api.constantcontact.com,2010:/ws/customers/joe/events/a07e/', 'a07e'],
	['http://x/lists/2//', '2'],
	['/2', '2'],
	['2', '2'],
	['//', ''],
	['', ''],
])('the short form of %j is %j', (uri, id) => {
	expect(shortenId(uri)).toBe(id);
});

describe('the next link of a feed that is not parsed', () => {
	const feedWith = (links: string, rest = '<entry><id>1</id></entry></feed>\n') =>
		`<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">${links}${rest}`;

	it.each([
		[feedWith('<link href="contacts" /><link href="/a?b=1&amp;c=2" rel="next" />'), '/a?b=1&c=2'],
		[feedWith("<link rel='next' href='/a'/>"), '/a'],
		[feedWith('<link\n rel="next"\n href="/a"></link>'), '/a'],
		[
			'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:link rel="next" href="/a"/><a:entry/></a:feed>',
			'/a',
		],
		[feedWith('<link rel="self" href="/a"/>'), undefined],
		[feedWith('<link rel="next"/>'), undefined],
		[feedWith('', '<entry/><link rel="next" href="/a"/></feed>'), undefined],
		[feedWith('<link rel="next" href="/a"/>', '<entry><id>1</i'), undefined],
		['', undefined],
	])('in %j is %j', (text, link) => {
		expect(findNextLink(text)).toBe(link);
	});

	it('is that of the feed', () => {
		const text = feedWith('<link href="/ws/customers/joe/contacts?next=a&amp;b=c" rel="next" />');
		expect(findNextLink(text)).toBe(readFeed(text, ({ id }) => id).next);
	});
});
