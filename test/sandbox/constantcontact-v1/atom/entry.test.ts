import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { constantContactClient, entry, tag, type V1Client } from '../testClient';

let sandbox: Sandbox;
let client: V1Client;
let count = 0;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: new ManualClock() });
	client = constantContactClient(sandbox);
});
afterAll(async () => await sandbox.close());

const right = () => entry('ContactList', tag('Name', `List ${++count}`));
const post = async (body: string | Buffer, type = 'application/atom+xml') =>
	(await client.post('/lists', body, { headers: { 'content-type': type } })).status;

it('takes other prefixes, and CDATA', async () => {
	const body =
		'<?xml version="1.0" encoding="utf-8"?>\n<!-- x --><a:entry xmlns:a="http://www.w3.org/2005/Atom" ' +
		'xmlns:c="http://ws.constantcontact.com/ns/1.0/"><a:id>data:,</a:id><a:title/><a:author/>' +
		'<a:updated>2011-04-25T13:53:04.243Z</a:updated><a:content type="application/vnd.ctct+xml">' +
		'<c:ContactList><c:Name><![CDATA[R & D <1>]]></c:Name></c:ContactList></a:content></a:entry>';
	expect(await post(body)).toBe(201);
	expect(sandbox.constantContactV1.lists().at(-1)).toMatchObject({ name: 'R & D <1>' });
});

it.each([
	'application/atom+xml; charset=utf-8',
	'application/atom+xml;type=entry',
	'APPLICATION/ATOM+XML',
])('takes %s', async (type) => expect(await post(right(), type)).toBe(201));

it.each(['application/xml', 'text/xml', 'application/json', 'application/x-www-form-urlencoded'])(
	'refuses %s with 415',
	async (type) => expect(await post(right(), type)).toBe(415),
);

const change = (from: string | RegExp, to: string) => (): string => right().replace(from, to);
const bad: Array<[string, () => string | Buffer]> = [
	['an empty body', () => ''],
	['text', () => 'Name=x'],
	['half a document', () => right().slice(0, 200)],
	['a bare ampersand', change(/List \d+/, 'R & D')],
	['a control character', change(/List \d+/, 'a\u0001b')],
	['an undeclared prefix', change(/Name>/g, 'c:Name>')],
	['a document type', () => `<!DOCTYPE entry>${right()}`],
	[
		'an entity of its own',
		() => `<!DOCTYPE entry [<!ENTITY x "y">]>${right().replace(/List \d+/, '&x;')}`,
	],
	['Latin-1', () => Buffer.from(right().replace(/List \d+/, 'Caf\u00e9'), 'latin1')],
	['another encoding', () => `<?xml version="1.0" encoding="ISO-8859-1"?>${right()}`],
	['no id', change('<id>data:,none</id>', '')],
	['no title', change('<title type="text"/>', '')],
	['no author', change('<author/>', '')],
	['no updated', change('<updated>2008-04-16</updated>', '')],
	['no content', change(/<content.*<\/content>/, '')],
	['an id that is no URI', change('data:,none', '2')],
	['an updated that is no date', change('2008-04-16', 'today')],
	['the wrong case of a name of Atom', change('<title type="text"/>', '<Title/>')],
	['no type of the content', change(' type="application/vnd.ctct+xml"', '')],
	['another root', change(/entry/g, 'feed')],
	['no namespace of Atom', change(' xmlns="http://www.w3.org/2005/Atom"', '')],
	['https as namespace', change('http://ws.', 'https://ws.')],
	['no slash at the end of a namespace', change('ns/1.0/', 'ns/1.0')],
	['no namespace of the payload', change(/ xmlns="http:\/\/ws[^"]*"/, ' xmlns=""')],
	['another payload', change(/ContactList/g, 'Contactlist')],
	['two payloads', change('</content>', '<x xmlns="y"/></content>')],
	['text in the payload', change('<Name>', 'x<Name>')],
	['an element in a text', change(/List \d+/, '<b>x</b>')],
];
it.each(bad)('refuses %s with 400', async (_name, body) => {
	const before = sandbox.constantContactV1.lists().length;
	expect(await post(body())).toBe(400);
	expect(sandbox.constantContactV1.lists()).toHaveLength(before);
});
