/** A session of a customer: the hub's own id and the client's value. */
export interface Session {
	id: string;
	value: string;
}

/** The sessions of each customer; a value is unique within a node (ContactHub API 2.5). */
export class Sessions {
	private readonly byCustomer = new Map<string, Session[]>();
	private readonly owners = new Map<string, string>();

	/** Number of sessions. */
	get count(): number {
		return this.owners.size;
	}

	of(customerId: string): Session[] {
		return this.byCustomer.get(customerId) ?? [];
	}

	/** Id of the customer to which the value is bound in this node. */
	owner(nodeId: string, value: string): string | undefined {
		return this.owners.get(`${nodeId} ${value}`);
	}

	bind(nodeId: string, customerId: string, session: Session): void {
		this.byCustomer.set(customerId, [...this.of(customerId), session]);
		this.owners.set(`${nodeId} ${session.value}`, customerId);
	}

	/** Removes a session by its record id; its value may be bound again. */
	unbind(nodeId: string, customerId: string, session: Session): void {
		const others = this.of(customerId).filter(({ id }) => id !== session.id);
		this.byCustomer.set(customerId, others);
		this.owners.delete(`${nodeId} ${session.value}`);
	}
}
