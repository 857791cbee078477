import type { Attribute } from '../query/attributes';
import type { CustomerRecord } from './record';

/** Finds stored customers by the value of one attribute. */
export class PropertyLookup {
	private readonly ids = new Map<string, Set<string>>();

	constructor(
		private readonly attribute: Attribute,
		private readonly caseSensitive: boolean,
	) {}

	/** The value under which a customer is found; undefined when it has none. */
	key(record: CustomerRecord): string | undefined {
		const [value] = this.attribute.values(record);
		if (value === undefined || value === '') return undefined;
		return this.caseSensitive ? String(value) : String(value).toLowerCase();
	}

	/** Takes note of a change; `before` and `after` are undefined for what doesn't exist. */
	change(before: CustomerRecord | undefined, after: CustomerRecord | undefined): void {
		const [oldKey, newKey] = [before && this.key(before), after && this.key(after)];
		if (oldKey !== undefined) this.ids.get(oldKey)?.delete(before!.id);
		if (newKey === undefined) return;
		const ids = this.ids.get(newKey) ?? new Set<string>();
		this.ids.set(newKey, ids.add(after!.id));
	}

	/** Ids of the stored customers with this value, in the order of their writing. */
	find(key: string): string[] {
		return [...(this.ids.get(key) ?? [])];
	}
}
