/** What only a Linux kernel tells: pressure, the limits of a container, time that a hypervisor took, energy. */
package fathom.hardware.linux;
