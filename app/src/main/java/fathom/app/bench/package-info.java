/** What {@code fathom bench} measures: each row beside a yardstick that is measured again in the same run. */
package fathom.app.bench;
