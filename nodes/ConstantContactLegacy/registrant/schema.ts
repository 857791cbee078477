import { schema, type JsonSchema } from '../../kit';

const { text, number } = schema;

const names = { id: { type: 'string' }, last_name: text, first_name: text, email_address: text };

const registration = {
	registration_status: text,
	registration_date: text,
	attendance_status: schema.optional({ status: text }),
	guest_count: number,
	payment_status: text,
	ticket_id: text,
};

const entry = { uri: text, updated: text };

const address = {
	label: text,
	address1: text,
	address2: text,
	address3: text,
	city: text,
	state: text,
	zip: text,
	province: text,
	country: text,
	phone: text,
};

const answers = schema.list(schema.object({ question: text, answers: schema.list(text) }));

const cost = schema.object({ count: number, fee_type: text, rate: text, total: text });

/** A registrant as returned in lists (V1 API 7.3). */
export const registrantSummarySchema: JsonSchema = schema.object(
	{ ...names, ...registration, ...entry },
	['id'],
);

/** A whole registrant (V1 API 7.3). */
export const registrantSchema: JsonSchema = schema.object(
	{
		...names,
		personal_information: schema.optional({ ...address, cell_phone: text }),
		business_information: schema.optional({
			...address,
			fax: text,
			website: text,
			blog: text,
			company: text,
			job_title: text,
			department: text,
		}),
		custom_information1: answers,
		custom_information2: answers,
		...registration,
		order_amount: text,
		currency_type: text,
		payment_type: text,
		costs: schema.list(cost),
		...entry,
	},
	['id'],
);
