import { formatInstant } from './dates';
import type { CustomerRecord } from './customers/record';

/** A source's data about a customer, as in responses; `id` is the source's. */
export type SourceCustomer = Pick<
	CustomerRecord,
	'id' | 'externalId' | 'nodeId' | 'base' | 'extended' | 'extra' | 'consents' | 'tags' | 'enabled'
> & { registeredAt: string; updatedAt: string };

/** The raw records from which a customer is assembled, one per source that wrote it. */
export class SourceRecords {
	private readonly records = new Map<string, Map<string, CustomerRecord>>();

	/** The sources' data about a customer; if it was never changed, only its creator has any. */
	of(customer: CustomerRecord): SourceCustomer[] {
		const known = this.records.get(customer.id);
		if (known === undefined) return [sourceCustomer(customer.sourceInfo.registeredBy, customer)];
		return Array.from(known, ([sourceId, record]) => sourceCustomer(sourceId, record));
	}

	/** One source's data about a customer so far. */
	get(customer: CustomerRecord, sourceId: string): CustomerRecord | undefined {
		const known = this.records.get(customer.id);
		if (known !== undefined) return known.get(sourceId);
		return customer.sourceInfo.registeredBy === sourceId ? customer : undefined;
	}

	/** Stores what a source has written; `before` is the previous state of the customer. */
	keep(before: CustomerRecord | undefined, sourceId: string, written: CustomerRecord): void {
		const known = this.records.get(written.id) ?? new Map<string, CustomerRecord>();
		if (known.size === 0 && before !== undefined) {
			known.set(before.sourceInfo.registeredBy, before);
		}
		this.records.set(written.id, known.set(sourceId, written));
	}

	forget(customerId: string): void {
		this.records.delete(customerId);
	}
}

function sourceCustomer(sourceId: string, record: CustomerRecord): SourceCustomer {
	return {
		id: sourceId,
		externalId: record.externalId,
		nodeId: record.nodeId,
		base: record.base,
		extended: record.extended,
		extra: record.extra,
		consents: record.consents,
		tags: record.tags,
		enabled: record.enabled,
		registeredAt: formatInstant(record.registeredAt),
		updatedAt: formatInstant(record.updatedAt),
	};
}
