/** Whether a day exists in a month. The year is ignored, so 29 February does. */
export function isDayOfMonth(month: number, day: number): boolean {
	return day <= new Date(Date.UTC(2000, month, 0)).getUTCDate();
}
