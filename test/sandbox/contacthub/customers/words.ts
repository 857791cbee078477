/** Words used to generate seeded customers; names are plain ASCII because they are used in email addresses. */
export const FIRST_NAMES = [
	'Ada',
	'Bruno',
	'Carla',
	'Dario',
	'Elena',
	'Fabio',
	'Giulia',
	'Hugo',
	'Irene',
	'Jacopo',
	'Laura',
	'Marco',
	'Nadia',
	'Oscar',
	'Paola',
	'Renzo',
	'Sofia',
	'Tullio',
	'Vera',
] as const;

export const LAST_NAMES = [
	'Abbate',
	'Bianchi',
	'Conti',
	'Donati',
	'Esposito',
	'Ferrari',
	'Gallo',
	'Leone',
	'Marino',
	'Neri',
	'Orlando',
	'Parisi',
	'Ricci',
	'Serra',
	'Testa',
	'Villa',
	'Zanetti',
] as const;

/** City, province and ZIP code. */
export const CITIES = [
	['Milano', 'MI', '20121'],
	['Roma', 'RM', '00184'],
	['Torino', 'TO', '10121'],
	['Bologna', 'BO', '40121'],
	['Napoli', 'NA', '80121'],
	['Palermo', 'PA', '90133'],
	['Forlì', 'FC', '47121'],
] as const;

export const STREETS = ['Via Roma', 'Via Garibaldi', 'Corso Italia', 'Viale Europa'] as const;

export const INDUSTRIES = ['Retail', 'Fashion', 'Logistics', 'Finance'] as const;

export const MANUAL_TAGS = ['vip', 'wholesale', 'store-milano', 'trade-fair', 'press'] as const;
