import type { Clock } from '../clock';
import type { Api } from '../http';
import type { JsonObject } from '../json';
import type { TokenName } from './access';
import { createApi } from './api';
import { configurationEndpoints } from './configurationEndpoints';
import { createRecord, patchRecord } from './customers/document';
import { customerEndpoints } from './customers/endpoints';
import { toCustomer, type Customer } from './customers/record';
import { subResourceEndpoints } from './customers/subResources';
import { eventEndpoints } from './events/endpoints';
import { toEvent, type Event } from './events/record';
import { Hub } from './hub';
import { completeOptions, type ContactHubOptions } from './options';
import { sessionEndpoints } from './sessionEndpoints';
import type { Session } from './sessions';
import { updateEndpoints } from './updateEndpoints';

export type { TokenName } from './access';
export type { Customer } from './customers/record';
export type { Event } from './events/record';
export type { ContactHubOptions } from './options';

/** A customer that a test puts into the sandbox: the sections in the API's format. */
export interface CustomerInput {
	/** The customer to change; if omitted or unknown, a new one is created. */
	id?: string;
	/** By default the first entry node. */
	nodeId?: string;
	externalId?: string | null;
	extra?: string | null;
	base?: JsonObject | null;
	extended?: JsonObject | null;
	tags?: JsonObject | null;
	consents?: JsonObject | null;
	enabled?: boolean;
	/** Milliseconds since 1970; by default the time of the sandbox's clock. */
	registeredAt?: number;
	updatedAt?: number;
}

/** The emulated ContactHub as tests see it: how to connect, its data, its behavior. */
export interface ContactHubSandbox {
	/** The client's base URL: .../hub/v1 */
	baseUrl: string;
	workspaceId: string;
	/** The entry node with the seeded customers. */
	nodeId: string;
	/** A second entry node, empty at the start. */
	secondNodeId: string;
	/** A view node over both, which is read-only. */
	viewNodeId: string;
	tokens: Record<TokenName, string>;
	/** May be changed while it runs, except for the seeded sizes. */
	options: ContactHubOptions;
	/** The customer as GET would currently return it, regardless of the index lag. */
	customer(id: string): Customer | undefined;
	/** All customers in order of registration. */
	customers(): IterableIterator<Customer>;
	/**
	 * Writes a customer without the API's checks: the given properties are merged into the one with this id, or a new one is
	 * created. Lists see it at once.
	 */
	putCustomer(customer: CustomerInput): Customer;
	/** Deletes a customer and its events; lists see it at once. */
	deleteCustomer(id: string): void;
	event(id: string): Event | undefined;
	/** All events in order of arrival. */
	events(): IterableIterator<Event>;
	sessions(customerId: string): Session[];
	/** Number of records of each kind. */
	readonly counts: { customers: number; events: number; sessions: number; updates: number };
}

/** The ContactHub part of a sandbox: the API to mount, and what tests get once the URL is known. */
export function createContactHub(
	options: Partial<ContactHubOptions> | undefined,
	clock: Clock,
	seed: number,
): { api: Api; options: ContactHubOptions; attach(url: string): ContactHubSandbox } {
	const hub = new Hub(completeOptions(options), clock, seed);
	const api = createApi(hub, [
		...customerEndpoints,
		...subResourceEndpoints,
		...sessionEndpoints,
		...eventEndpoints,
		...updateEndpoints,
		...configurationEndpoints,
	]);
	return { api, options: hub.options, attach: (url) => attach(hub, url + api.prefix) };
}

function attach(hub: Hub, baseUrl: string): ContactHubSandbox {
	const { firstId: nodeId, secondId: secondNodeId, viewId: viewNodeId } = hub.nodes;
	const settled = (): Hub => {
		hub.settle(hub.clock.now());
		return hub;
	};
	return {
		baseUrl,
		workspaceId: hub.workspaceId,
		nodeId,
		secondNodeId,
		viewNodeId,
		tokens: hub.tokens,
		options: hub.options,
		customer: (id) => {
			const record = settled().customers.get(id);
			return record && toCustomer(record);
		},
		*customers() {
			for (const record of settled().customers.all()) yield toCustomer(record);
		},
		putCustomer: (input) => putCustomer(settled(), input),
		deleteCustomer: (id) => {
			const record = settled().customers.get(id);
			if (record !== undefined) hub.deleteCustomer(record, hub.clock.now(), 0);
		},
		event: (id) => {
			const record = settled().events.get(id);
			return record && toEvent(record);
		},
		*events() {
			for (const record of settled().events.all()) yield toEvent(record);
		},
		sessions: (customerId) => hub.sessions.of(customerId),
		get counts() {
			const { customers, events, sessions, updates } = settled();
			return {
				customers: customers.count,
				events: events.count,
				sessions: sessions.count,
				updates: updates.count,
			};
		},
	};
}

function putCustomer(hub: Hub, input: CustomerInput): Customer {
	const { id, nodeId, registeredAt, updatedAt, ...sections } = input;
	const now = hub.clock.now();
	const writer = hub.callers.get(hub.tokens.trusted)!.id;
	const known = id === undefined ? undefined : hub.customers.get(id);
	const before =
		known ??
		createRecord(
			{},
			{
				id: id ?? hub.random.uuid(),
				nodeId: nodeId ?? hub.nodes.firstId,
				writer,
				now: registeredAt ?? now,
				sequence: hub.customers.nextSequence(),
			},
		);
	const patched = patchRecord(before, sections, writer, updatedAt ?? registeredAt ?? now);
	const record = { ...patched, registeredAt: registeredAt ?? before.registeredAt };
	hub.putCustomer(record, now, 0);
	return toCustomer(record);
}
