import type { IDataObject } from 'n8n-workflow';

import { DateTime, type HttpObserver } from '../../kit';
import type { ContactHubApi } from '../../ContactHub/client';
import type { TriggerParams } from '../fields';

/** What a feed is read with. */
export interface FeedCall {
	api: ContactHubApi;
	params: TriggerParams;
	/** Most records that a poll hands on. */
	limit: number;
	clocks: Clocks;
	/** Whether the poll ought to end. */
	isLate: () => boolean;
	warn: (text: string) => void;
}

/** What a poll found, and where the next one goes on. */
export interface Found<Place> {
	records: IDataObject[];
	place: Place;
}

/** Something that can be polled. */
export interface Feed<Place> {
	/** Where a new trigger begins: now, or at a time (epoch milliseconds). */
	begin(call: FeedCall, from: number | undefined): Promise<Place>;
	/** Reads what is new. */
	read(call: FeedCall, place: Place): Promise<Found<Place>>;
	/** Recent records for the editor, the newest first. */
	sample(call: FeedCall): Promise<IDataObject[]>;
}

/** How many examples the editor gets. */
export const SAMPLE_SIZE = 10;

/** Two clocks, n8n's own and the server's as its last answer told it. Either may be wrong, so neither is trusted alone. */
export class Clocks implements HttpObserver {
	/** Epoch milliseconds; 0 while the server hasn't told it. */
	serverTime = 0;

	constructor(private readonly now: () => number = () => Date.now()) {}

	/** Reads the Date header of an answer. */
	afterAnswer({ headers }: Parameters<NonNullable<HttpObserver['afterAnswer']>>[0]): void {
		const time = DateTime.fromHTTP(headers.date ?? '');
		if (time.isValid) this.serverTime = time.toMillis();
	}

	/** The earlier one: what lies well before it has happened for sure. */
	earlier(serverTime: number = this.serverTime): number {
		return serverTime === 0 ? this.now() : Math.min(this.now(), serverTime);
	}

	/** The later one: nothing real lies after it. */
	later(): number {
		return Math.max(this.now(), this.serverTime);
	}
}

/** A time as ContactHub writes it, in epoch milliseconds; the offset comes without a colon (API notes 1.1). */
export function timeOf(value: unknown): number {
	return Date.parse(String(value).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}
