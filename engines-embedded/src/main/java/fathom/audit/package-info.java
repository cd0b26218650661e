/** The append-only audit trail: written, verified and handed over. */
@org.jspecify.annotations.NullMarked
package fathom.audit;
