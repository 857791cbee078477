import { customerAttribute } from '../query/attributes';
import { PropertyLookup } from './propertyLookup';
import type { CustomerRecord } from './record';
import type { SeededCustomers } from './seed';

/** What makes two customers identical (the workspace's matching policy). */
export interface MatchingPolicy {
	property: string;
	caseSensitive: boolean;
}

/** The customers themselves, as seen by GET by id: always up to date. */
export class CustomerStore {
	/** Changed and created customers; null for deleted seeded ones. */
	private readonly stored = new Map<string, CustomerRecord | null>();
	private readonly byExternalId = new PropertyLookup(customerAttribute('externalId')!, true);
	private matching: { policy: MatchingPolicy; lookup: PropertyLookup } | undefined;
	private created = 0;
	private alive: number;

	constructor(private readonly seeded: SeededCustomers) {
		this.alive = seeded.length;
	}

	/** Number of customers. */
	get count(): number {
		return this.alive;
	}

	/** The customer with this id. */
	get(id: string): CustomerRecord | undefined {
		const record = this.stored.get(id);
		if (record !== undefined) return record ?? undefined;
		const index = this.seeded.indexOfId(id);
		return index === undefined ? undefined : this.seeded.record(index);
	}

	/** Index of a seeded customer; undefined for created ones. */
	seededIndex(id: string): number | undefined {
		return this.seeded.indexOfId(id);
	}

	/** Number in the order of registration for a new customer. */
	nextSequence(): number {
		return this.seeded.length + this.created++;
	}

	/** Writes a complete customer. */
	put(record: CustomerRecord): void {
		this.change(record.id, record);
	}

	/** Deletes a customer. */
	delete(id: string): void {
		this.change(id, undefined);
	}

	/** All customers in order of registration. */
	*all(): Generator<CustomerRecord> {
		for (let index = 0; index < this.seeded.length; index++) {
			const record = this.stored.get(this.seeded.id(index));
			if (record === undefined) yield this.seeded.record(index);
			else if (record !== null) yield record;
		}
		for (const record of this.stored.values()) {
			if (record !== null && record.sequence >= this.seeded.length) yield record;
		}
	}

	/** Customers of a node with this external id, oldest first. */
	withExternalId(nodeId: string, externalId: string): CustomerRecord[] {
		const ids = this.byExternalId.find(externalId);
		const index = this.seeded.indexOfExternalId(externalId);
		if (index !== undefined && !this.stored.has(this.seeded.id(index))) {
			ids.push(this.seeded.id(index));
		}
		return ids
			.map((id) => this.get(id)!)
			.filter((record) => record.nodeId === nodeId)
			.sort((a, b) => a.sequence - b.sequence);
	}

	/** Another customer of the same node that the policy considers identical, if any. */
	match(candidate: CustomerRecord, policy: MatchingPolicy): CustomerRecord | undefined {
		const lookup = this.lookupFor(policy);
		const key = lookup.key(candidate);
		if (key === undefined) return undefined;
		const ids = lookup.find(key);
		const index = this.seededMatch(key, policy, lookup);
		if (index !== undefined) ids.unshift(this.seeded.id(index));
		for (const id of ids) {
			const record = id === candidate.id ? undefined : this.get(id);
			if (record?.nodeId === candidate.nodeId) return record;
		}
		return undefined;
	}

	private change(id: string, after: CustomerRecord | undefined): void {
		const before = this.get(id);
		const known = this.stored.get(id) ?? undefined;
		this.byExternalId.change(known, after);
		this.matching?.lookup.change(known, after);
		this.alive += Number(after !== undefined) - Number(before !== undefined);
		if (after !== undefined) this.stored.set(id, after);
		else if (this.seeded.indexOfId(id) !== undefined) this.stored.set(id, null);
		else this.stored.delete(id);
	}

	/** The lookup for a policy; rebuilt if the policy has changed. */
	private lookupFor(policy: MatchingPolicy): PropertyLookup {
		const known = this.matching;
		if (
			known?.policy.property === policy.property &&
			known.policy.caseSensitive === policy.caseSensitive
		) {
			return known.lookup;
		}
		const attribute = customerAttribute(policy.property);
		if (attribute === undefined) throw new RangeError(`unknown property ${policy.property}`);
		const lookup = new PropertyLookup(attribute, policy.caseSensitive);
		for (const record of this.stored.values()) {
			if (record !== null) lookup.change(undefined, record);
		}
		this.matching = { policy: { ...policy }, lookup };
		return lookup;
	}

	/** An unchanged seeded customer with this value. */
	private seededMatch(
		key: string,
		policy: MatchingPolicy,
		lookup: PropertyLookup,
	): number | undefined {
		const untouched = (index: number | undefined): index is number =>
			index !== undefined &&
			!this.stored.has(this.seeded.id(index)) &&
			lookup.key(this.seeded.record(index)) === key;
		if (policy.property === 'base.contacts.email') {
			const index = this.seeded.indexOfEmail(key);
			return untouched(index) ? index : undefined;
		}
		if (policy.property === 'externalId' && policy.caseSensitive) {
			const index = this.seeded.indexOfExternalId(key);
			return untouched(index) ? index : undefined;
		}
		for (let index = 0; index < this.seeded.length; index++) {
			if (untouched(index)) return index;
		}
		return undefined;
	}
}
