/** An event with registrations; dates are texts with the offset with which they were entered. */
export interface EventRecord {
	id: string;
	name: string;
	status: 'ACTIVE' | 'DRAFT' | 'COMPLETE' | 'CANCELLED';
	created: string;
	start: string;
	end: string;
	city: string;
	fee: number;
	registrants: RegistrantRecord[];
}

/** A person registered for an event. */
export interface RegistrantRecord {
	/** Long, in mixed case. */
	id: string;
	firstName: string;
	lastName: string;
	email: string;
	registered: string;
	attendance: 'ATTENDED' | 'NOT_ATTENDED';
	guests: number;
	paymentStatus: string;
}
