import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { parseXml } from '../atom/parse';
import {
	constantContactClient,
	linkOf,
	namesOf,
	payloadOf,
	textOf,
	type V1Client,
} from '../testClient';
import { EVENT_TYPES } from './record';

let sandbox: Sandbox;
let client: V1Client;
let clock: ManualClock;

beforeAll(async () => {
	clock = new ManualClock();
	sandbox = await startSandbox({ clock, constantContactV1: { contacts: 400 } });
	client = constantContactClient(sandbox);
});
afterAll(async () => await sandbox.close());

const v1 = () => sandbox.constantContactV1;
const sent = () =>
	v1()
		.campaigns()
		.filter(({ status }) => status === 'Sent');
const collections = async (path: string) => {
	const root = parseXml(Buffer.from((await client.get(path)).text));
	return root.children[0]!.children.slice(1).map(({ attributes }) => attributes.get('href')!);
};
const PAYLOADS = [
	'BounceEvent',
	'ClickEvent',
	'ForwardEvent',
	'OpenEvent',
	'OptoutEvent',
	'SentEvent',
];

describe('events of a campaign', () => {
	it('are listed without clicks', async () => {
		const path = `/ws/customers/joesflowers/campaigns/${sent()[0]!.id}/events/`;
		expect(await collections(path)).toEqual(
			['bounces', 'forwards', 'opens', 'optouts', 'sends'].map((type) => path + type),
		);
		expect((await client.get('/campaigns/1/events/')).status).toBe(404);
	});

	it('are paged, oldest first', async () => {
		const { id } = sent()[0]!;
		const pages = await client.getAll(`/campaigns/${id}/events/sends`);
		expect(pages.map(({ length }) => length)).toEqual([50, 50, 50, 50, 50, 50]);
		const bigger = await client.getAll(`/campaigns/${id}/events/sends?pageSize=200`);
		expect(bigger.map(({ length }) => length)).toEqual([200, 100]);
		expect(bigger.flat()).toEqual(pages.flat());
		const times = pages.flat().map((one) => textOf(payloadOf(one), 'EventTime'));
		expect(times).toEqual([...times].sort());
		for (const size of ['0', '201', '-1', 'x', '']) {
			expect((await client.get(`/campaigns/${id}/events/sends?pageSize=${size}`)).status).toBe(400);
		}
		expect((await client.get(`/campaigns/${id}/events/nothing`)).status).toBe(404);
	});

	it('look as recorded', async () => {
		const { id } = sent()[0]!;
		for (const [at, type] of EVENT_TYPES.entries()) {
			const [first] = (await client.getAll(`/campaigns/${id}/events/${type}`)).flat();
			const payload = payloadOf(first);
			expect(payload.local).toBe(PAYLOADS[at]);
			expect(namesOf(first)).toEqual(['id', 'title', 'updated', 'author', 'content']);
			expect(namesOf(payload).slice(0, 3)).toEqual(['Contact', 'Campaign', 'EventTime']);
			expect(namesOf(payload.children[0])).toEqual(['EmailAddress', 'link']);
			expect(linkOf(payload.children[0]!, 'self')).toMatch(/^http:\/\/api\.constantcontact\.com/);
			const time = Date.parse(textOf(payload, 'EventTime'));
			const contactId = payload.children[0]!.attributes.get('id')!.split('/').at(-1)!;
			expect(textOf(first, 'id')).toMatch(
				new RegExp(`/events/${type}/${id},${contactId},${time}$`),
			);
		}
		const [bounce] = (await client.getAll(`/campaigns/${id}/events/bounces`)).flat();
		expect(namesOf(payloadOf(bounce)).slice(3)).toEqual(['Code', 'Description', 'BounceMessage']);
	});

	it('can be read for each link', async () => {
		const { id } = sent()[0]!;
		const all = (await client.getAll(`/campaigns/${id}/events/clicks`)).flat();
		const one = (await client.getAll(`/campaigns/${id}/events/urls/1`)).flat();
		const two = (await client.getAll(`/campaigns/${id}/events/urls/2?pageSize=10`)).flat();
		expect(one.length + two.length).toBe(all.length);
		expect((await client.get(`/campaigns/${id}/events/urls/3`)).status).toBe(404);
	});

	it('are kept for 90 days', async () => {
		const oldest = sent().at(-1)!;
		expect((await client.getAll(`/campaigns/${oldest.id}/events/sends`)).flat()).toEqual([]);
		const detail = payloadOf((await client.get(`/campaigns/${oldest.id}`)).root);
		expect(textOf(detail, 'Sent')).toBe('300');
	});
});

describe('events of a contact', () => {
	it('are listed', async () => {
		const path = '/ws/customers/joesflowers/contacts/1001/events/';
		expect(await collections(path)).toEqual(EVENT_TYPES.map((type) => path + type));
		expect((await client.get('/contacts/1/events/')).status).toBe(404);
	});

	it('agree with its summary', async () => {
		const sends = (await client.getAll('/contacts/1002/events/sends')).flat();
		const opens = (await client.getAll('/contacts/1002/events/opens')).flat();
		const summary = (await client.getAll('/contacts/1002/events/summary')).flat();
		expect(summary).toHaveLength(sends.length);
		const count = summary.reduce((sum, one) => sum + Number(textOf(payloadOf(one), 'Opens')), 0);
		expect([count > 0, count]).toEqual([true, opens.length]);
		const payload = payloadOf(summary[0]);
		expect([payload.local, ...namesOf(payload)]).toEqual([
			'ReportsSummary',
			'Contact',
			'Campaign',
			'Opens',
			'Clicks',
			'Forwards',
		]);
		expect(linkOf(summary[0]!, 'edit')).toMatch(/\/contacts\/1002\/events\/summary\/\d{13}$/);
	});

	it('can be added by tests', async () => {
		const { id } = v1().putContact({ email: 'tracked@example.com' });
		const campaignId = sent()[0]!.id;
		for (let at = 0; at < 60; at++) {
			v1().recordEvent({ type: 'opens', campaignId, contactId: id, time: clock.now() - at });
		}
		const pages = await client.getAll(`/contacts/${id}/events/opens`);
		expect(pages.map(({ length }) => length)).toEqual([50, 10]);
	});
});
