import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { ATOM } from '../atom/write';
import {
	childOf,
	constantContactClient,
	entriesOf,
	linkOf,
	namesOf,
	payloadOf,
	textOf,
	type V1Client,
} from '../testClient';

let sandbox: Sandbox;
let client: V1Client;

beforeEach(async () => {
	sandbox = await startSandbox({ clock: new ManualClock() });
	client = constantContactClient(sandbox);
});
afterEach(async () => await sandbox.close());

const TYPE = 'application/atom+xml';
const both = { headers: { accept: TYPE, 'content-type': TYPE } };
const events = () => sandbox.constantContactV1.events();

it('wants both headers on every request', async () => {
	expect((await client.get('/events', both)).status).toBe(200);
	expect((await client.get('/events', { headers: { accept: TYPE } })).status).toBe(415);
	const html = { accept: 'text/html', 'content-type': TYPE };
	expect((await client.get('/events', { headers: html })).status).toBe(406);
});

it('responds 403 to accounts without the product', async () => {
	sandbox.constantContactV1.options.eventSpot = false;
	expect((await client.get('/events', both)).status).toBe(403);
});

describe('events', () => {
	it('have the prefix of Atom and no namespace of their own', async () => {
		const { root, text } = await client.get('/events', both);
		expect(text).toContain('<atom:feed xmlns:atom="http://www.w3.org/2005/Atom">');
		expect([root.uri, root.local]).toEqual([ATOM, 'feed']);
		expect(textOf(root, 'id')).toBe(
			'tag:api.constantcontact.com,2010:/ws/customers/joesflowers/events',
		);
		const [first] = entriesOf(root);
		const payload = payloadOf(first);
		expect([payload.uri, payload.local]).toEqual(['', 'Event']);
		expect(textOf(first, 'updated')).toMatch(/-04:00$/);
		expect(linkOf(first!, 'edit')).toBe(`/ws/customers/joesflowers/events/${events()[0]!.id}`);
		expect(namesOf(payload).slice(0, 7)).toEqual([
			'Name',
			'Description',
			'Title',
			'Registered',
			'CreatedDate',
			'Status',
			'EventType',
		]);
	});

	it('are returned whole', async () => {
		const { root } = await client.get(`/events/${events()[0]!.id}`, both);
		const payload = payloadOf(root);
		expect(namesOf(payload)).toEqual(
			expect.arrayContaining(['EventFeeRequired', 'PaymentOptions', 'RegistrationTypes']),
		);
		expect(childOf(payload, 'PaymentOptions')!.children).toHaveLength(2);
		expect((await client.get('/events/unknown', both)).status).toBe(404);
	});
});

describe('registrants', () => {
	const path = () => `/events/${events()[0]!.id}/registrants`;

	it('come in numbered pages', async () => {
		const { root } = await client.get(path(), both);
		expect(linkOf(root, 'next')).toBe(`/ws/customers/joesflowers${path()}?pageNumber=1`);
		const pages = await client.getAll(path(), both);
		expect(pages.map(({ length }) => length)).toEqual([50, 10]);
		const ids = pages.flat().map((one) => textOf(one, 'id').split('/').at(-1));
		expect(ids).toEqual(events()[0]!.registrants.map(({ id }) => id));
		expect(ids[0]).toMatch(/^001\w{60}$/);
		for (const links of ['document', 'absolute'] as const) {
			sandbox.constantContactV1.options.links = links;
			expect((await client.getAll(path(), both)).flat()).toHaveLength(60);
		}
		expect((await client.get(`${path()}?pageNumber=x`, both)).status).toBe(400);
	});

	it('have ids whose case counts, broken if configured', async () => {
		const { id } = events()[0]!.registrants[0]!;
		const { root } = await client.get(`${path()}/${id}`, both);
		expect(namesOf(payloadOf(root))).toEqual(
			expect.arrayContaining(['PersonalInformation', 'CustomInformation1', 'Costs']),
		);
		expect((await client.get(`${path()}/${id.toLowerCase()}`, both)).status).toBe(404);
		sandbox.constantContactV1.options.idLineBreaks = true;
		const broken = textOf(entriesOf((await client.get(path(), both)).root)[0], 'id');
		expect(broken).toMatch(/\n/);
		expect(broken.replace(/\s/g, '')).toContain(id);
	});

	it('can be checked in', async () => {
		const registrant = events()[0]!.registrants[0]!;
		const target = `${path()}/${registrant.id}/attendancestatus`;
		const put = async (inner: string, type = `${TYPE};type=entry`) =>
			await client.put(
				target,
				`<atom:entry xmlns:atom="${ATOM}"><atom:content>${inner}</atom:content></atom:entry>`,
				{ headers: { accept: TYPE, 'content-type': type } },
			);
		const status = (value: string) =>
			`<AttendanceStatus><Status>${value}</Status><Type>GROUP</Type></AttendanceStatus>`;
		expect(registrant.attendance).toBe('NOT_ATTENDED');
		expect((await put(status('ATTENDED'))).status).toBe(204);
		expect(registrant.attendance).toBe('ATTENDED');
		const { root } = await client.get(target, both);
		expect(textOf(payloadOf(root), 'Status')).toBe('ATTENDED');
		expect((await put(status('attended'))).status).toBe(400);
		expect(
			(await put('<AttendanceStatus xmlns="x"><Status>ATTENDED</Status></AttendanceStatus>'))
				.status,
		).toBe(400);
		expect((await put(status('ATTENDED'), 'application/xml')).status).toBe(415);
	});
});
