/**
 * Series with national examinations (以考代评), whose titles are also obtained before the first day of work, where a notice says nothing
 * else. [policy]
 */
export const BY_EXAM: readonly string[] = ['accounting', 'economics', 'statistics', 'auditing', 'translation', 'publishing', 'engineering'];
