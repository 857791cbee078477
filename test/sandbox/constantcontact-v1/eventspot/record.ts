/** An event that people register for; dates are texts with their offset, as they were entered. */
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

/** Someone who has registered for an event. */
export interface RegistrantRecord {
	/** Long, of mixed case. */
	id: string;
	firstName: string;
	lastName: string;
	email: string;
	registered: string;
	attendance: 'ATTENDED' | 'NOT_ATTENDED';
	guests: number;
	paymentStatus: string;
}
