/* Stands for the libraries of macOS: the calls that Fathom makes, with objects that are counted. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { STRING = 1, DATA, NUMBER, DICTIONARY, ARRAY, SUBSCRIPTION };
enum { AMC_REFUSED = 1, WRONG_TYPES = 2, NO_SAMPLES = 4, NO_VALUES = 8, NO_SMC = 16, NO_DELTA = 32 };

typedef struct Object { int type; long refs; char *text; int64_t number; long count; struct Object **keys; struct Object **values; } Object;

static long live = 0, ports = 0, doubly = 0, looks = 0;
static int faults = 0;
int mach_task_self_ = 4711;

long stub_live(void) { return live; }
long stub_ports(void) { return ports; }
long stub_doubly(void) { return doubly; }
void stub_faults(int f) { faults = f; looks = 0; }

static Object *make(int type) { Object *o = calloc(1, sizeof *o); o->type = type; o->refs = 1; live++; return o; }
static Object *string(const char *t) { Object *o = make(STRING); o->text = strdup(t); o->number = strlen(t); return o; }
static Object *number(int64_t n) { Object *o = make(NUMBER); o->number = n; return o; }
static Object *data(const void *bytes, long n) { Object *o = make(DATA); o->text = malloc(n ? n : 1); memcpy(o->text, bytes, n); o->number = n; return o; }
static void put(Object *o, Object *key, Object *value) {
    o->keys = realloc(o->keys, (o->count + 1) * sizeof *o->keys);
    o->values = realloc(o->values, (o->count + 1) * sizeof *o->values);
    o->keys[o->count] = key; o->values[o->count++] = value;
}

void CFRelease(Object *o) {
    if (o->refs <= 0) { doubly++; return; }
    if (--o->refs) return;
    for (long i = 0; i < o->count; i++) { if (o->keys[i]) CFRelease(o->keys[i]); CFRelease(o->values[i]); }
    live--; /* the memory is kept, so that a second release is seen */
}
unsigned long CFGetTypeID(Object *o) { return o->type; }
unsigned long CFStringGetTypeID(void) { return STRING; }
unsigned long CFDataGetTypeID(void) { return DATA; }
unsigned long CFNumberGetTypeID(void) { return NUMBER; }
unsigned long CFDictionaryGetTypeID(void) { return DICTIONARY; }
unsigned long CFArrayGetTypeID(void) { return ARRAY; }
Object *CFStringCreateWithCString(void *a, const char *t, uint32_t encoding) { return encoding == 0x08000100 ? string(t) : NULL; }
long CFStringGetLength(Object *o) { return o->number; }
unsigned char CFStringGetCString(Object *o, char *to, long size, uint32_t encoding) { if ((long) strlen(o->text) >= size) return 0; strcpy(to, o->text); return 1; }
long CFDataGetLength(Object *o) { return o->number; }
const void *CFDataGetBytePtr(Object *o) { return o->text; }
unsigned char CFNumberGetValue(Object *o, long type, void *to) { if (type != 4) return 0; memcpy(to, &o->number, 8); return 1; }
Object *CFDictionaryGetValue(Object *o, Object *key) { for (long i = 0; i < o->count; i++) if (!strcmp(o->keys[i]->text, key->text)) return o->values[i]; return NULL; }
long CFArrayGetCount(Object *o) { return o->count; }
Object *CFArrayGetValueAtIndex(Object *o, long i) { return o->values[i]; }

static const char *get(Object *o, const char *key) { for (long i = 0; i < o->count; i++) if (!strcmp(o->keys[i]->text, key)) return o->values[i]->text; return ""; }
static int64_t num(Object *o, const char *key) { for (long i = 0; i < o->count; i++) if (!strcmp(o->keys[i]->text, key)) return o->values[i]->number; return 0; }
static Object *field(Object *o, const char *key) { for (long i = 0; i < o->count; i++) if (!strcmp(o->keys[i]->text, key)) return o->values[i]; return NULL; }

Object *IOReportCopyChannelsInGroup(Object *group, Object *subgroup, uint64_t a, uint64_t b, uint64_t c) {
    if (!strcmp(group->text, "PMP") && subgroup && !strcmp(subgroup->text, "DCS Floor")) return NULL;
    Object *o = make(DICTIONARY);
    put(o, string("group"), string(group->text));
    put(o, string("subgroup"), string(subgroup ? subgroup->text : ""));
    return o;
}
Object *IOReportCreateSubscription(void *a, Object *wanted, Object **subscribed, uint64_t b, void *c) {
    if (!strcmp(get(wanted, "group"), "AMC Stats") && (faults & AMC_REFUSED)) return NULL;
    Object *s = make(SUBSCRIPTION), *subbed = make(DICTIONARY);
    put(subbed, string("group"), string(get(wanted, "group")));
    put(subbed, string("subgroup"), string(get(wanted, "subgroup")));
    put(s, string("subscribed"), subbed);
    *subscribed = subbed;
    return s;
}
Object *IOReportCreateSamples(Object *s, Object *subscribed, void *a) {
    looks++;
    if (s->type != SUBSCRIPTION || subscribed->type != DICTIONARY || ((faults & NO_SAMPLES) && looks % 2)) return NULL;
    Object *o = make(DICTIONARY);
    put(o, string("group"), string(get(subscribed, "group")));
    put(o, string("subgroup"), string(get(subscribed, "subgroup")));
    return o;
}
static Object *channel(Object *array, const char *group, const char *subgroup, const char *name, const char *unit, int format, int64_t value) {
    Object *o = make(DICTIONARY);
    put(o, string("group"), string(group));
    if (*subgroup) put(o, string("subgroup"), string(subgroup));
    put(o, string("name"), string(name));
    put(o, string("unit"), string(unit));
    put(o, string("format"), number(format));
    put(o, string("value"), number(faults & NO_VALUES ? INT64_MIN : value));
    put(array, NULL, o);
    return o;
}
static void state(Object *channel, const char *name, int64_t ticks) {
    Object *states = field(channel, "states");
    if (!states) { states = make(ARRAY); put(channel, string("states"), states); }
    put(states, string(name), number(faults & NO_VALUES ? INT64_MIN : ticks));
}
Object *IOReportCreateSamplesDelta(Object *before, Object *after, void *a) {
    if (faults & NO_DELTA) return NULL;
    const char *group = get(after, "group"), *subgroup = get(after, "subgroup");
    Object *o = make(DICTIONARY), *all = make(ARRAY), *c;
    put(o, string("IOReportChannels"), all);
    if (faults & WRONG_TYPES) { put(all, NULL, string("no channel")); put(all, NULL, number(1)); return o; }
    if (!strcmp(group, "Energy Model")) {
        channel(all, group, "", "CPU Energy", "mJ  ", 1, 5000);
        channel(all, group, "", "GPU Energy", "nJ", 1, 2000000000LL);
        channel(all, group, "", "ANE0", "mJ", 1, 100);
        channel(all, group, "", "DRAM0", "mJ", 1, 900);
        channel(all, group, "", "histogram", "", 4, 1);
    } else if (!strcmp(group, "CPU Stats")) {
        c = channel(all, group, subgroup, "ECPM", "24Mticks", 2, 0); state(c, "IDLE", 50); state(c, "V0P1", 25); state(c, "V1P0", 25);
        c = channel(all, group, subgroup, "PCPM", "24Mticks", 2, 0); state(c, "DOWN", 100); state(c, "IDLE", 0); state(c, "V0P1", 0); state(c, "V1P0", 0);
    } else if (!strcmp(group, "GPU Stats")) {
        c = channel(all, group, subgroup, "GPUPH", "24Mticks", 2, 0); state(c, "OFF", 75); state(c, "P1", 25);
    } else if (!strcmp(group, "AMC Stats")) {
        channel(all, group, subgroup, "PCPU0 DCS RD", "", 1, 1000000);
    } else if (!strcmp(subgroup, "DCS BW")) {
        c = channel(all, group, subgroup, "AGX RD+WR", "", 2, 0); state(c, "   1GB/s", 3); state(c, "  32GB/s", 1);
    } else if (!strcmp(subgroup, "SOC Floor")) {
        c = channel(all, group, subgroup, "ANE-AF-BW", "", 2, 0); state(c, "VMIN", 3); state(c, "VNOM", 1);
    }
    return o;
}
Object *IOReportChannelGetGroup(Object *c) { return field(c, "group"); }
Object *IOReportChannelGetSubGroup(Object *c) { return field(c, "subgroup"); }
Object *IOReportChannelGetChannelName(Object *c) { return field(c, "name"); }
Object *IOReportChannelGetUnitLabel(Object *c) { return field(c, "unit"); }
int IOReportChannelGetFormat(Object *c) { return num(c, "format"); }
int64_t IOReportSimpleGetIntegerValue(Object *c, int i) { return num(c, "value"); }
int32_t IOReportStateGetCount(Object *c) { Object *s = field(c, "states"); return s ? s->count : 0; }
Object *IOReportStateGetNameForIndex(Object *c, int i) { return field(c, "states")->keys[i]; }
int64_t IOReportStateGetResidency(Object *c, int i) { return field(c, "states")->values[i]->number; }

/* Devices: 100 + n are entries, 50 is the iterator, whose class is kept aside. */
static char class[64];
static int step;
Object *IOServiceMatching(const char *name) { Object *o = make(DICTIONARY); put(o, string("class"), string(name)); return o; }
int IOServiceGetMatchingServices(unsigned port, Object *query, unsigned *iterator) {
    strcpy(class, get(query, "class"));
    CFRelease(query);
    step = 0;
    *iterator = 50;
    ports++;
    return 0;
}
unsigned IOIteratorNext(unsigned iterator) {
    unsigned found = 0;
    if (!strcmp(class, "AppleARMIODevice")) found = step == 0 ? 101 : step == 1 ? 102 : step == 2 ? 103 : 0;
    if (!strcmp(class, "IOAccelerator")) found = step == 0 ? 104 : step == 1 ? 105 : 0;
    if (!strcmp(class, "AppleSMC") && !(faults & NO_SMC)) found = step == 0 ? 106 : 0;
    step++;
    if (found) ports++;
    return found;
}
int IOObjectRelease(unsigned o) { ports--; return 0; }
int IORegistryEntryGetName(unsigned entry, char name[128]) { strcpy(name, entry == 102 ? "pmgr" : "other"); return 0; }
unsigned IORegistryEntryFromPath(unsigned port, const char *path) {
    int i = path[strlen(path) - 1] - '0';
    if (strncmp(path, "IODeviceTree:/cpus/cpu", 22) || i > 3) return 0;
    ports++;
    return 110 + i;
}
Object *IORegistryEntryCreateCFProperty(unsigned entry, Object *key, void *a, uint32_t b) {
    uint32_t cpu[] = {1020000, 790, 2592000, 900}, gpu[] = {0, 0, 338000000, 600};
    if (faults & WRONG_TYPES) return string("of another type");
    if (entry == 102 && !strcmp(key->text, "voltage-states1-sram")) return data(cpu, sizeof cpu);
    if (entry == 102 && !strcmp(key->text, "voltage-states5-sram")) return data(cpu, sizeof cpu);
    if (entry == 102 && !strcmp(key->text, "voltage-states9")) return data(gpu, sizeof gpu);
    if (entry == 104 && !strcmp(key->text, "gpu-core-count")) return number(40);
    if (entry == 104 && !strcmp(key->text, "PerformanceStatistics")) {
        Object *o = make(DICTIONARY);
        put(o, string("Device Utilization %"), number(16));
        put(o, string("In use system memory"), number(2914402304LL));
        put(o, string("Tiler Utilization %"), string("seven"));
        return o;
    }
    if (entry >= 110 && !strcmp(key->text, "cluster-type")) return data(entry < 112 ? "E" : "P", 2);
    if (entry >= 110 && !strcmp(key->text, "logical-cluster-id")) { uint32_t id = entry < 112 ? 0 : entry - 111; return data(&id, 4); }
    return NULL;
}
int IOServiceOpen(unsigned entry, unsigned task, uint32_t type, unsigned *connection) { if (task != 4711) return 1; *connection = 200; ports++; return 0; }
int IOServiceClose(unsigned connection) { ports--; return 0; }

static uint32_t four(const char *t) { return (uint32_t) t[0] << 24 | (uint32_t) t[1] << 16 | (uint32_t) t[2] << 8 | (uint32_t) t[3]; }
int IOConnectCallStructMethod(unsigned connection, uint32_t selector, const unsigned char *in, size_t inSize, unsigned char *out, size_t *outSize) {
    const char *keys[] = {"#KEY", "PSTR", "TCMb", "F0Ac", "Tg0K", "Tp01"};
    float values[] = {0, 42.5f, 51.0f, 1366.0f, 47.0f, 60.0f};
    uint32_t key, size = 4, index;
    if (connection != 200 || selector != 2 || inSize != 80 || *outSize != 80) return 1;
    memset(out, 0, 80);
    memcpy(&key, in, 4);
    memcpy(&index, in + 44, 4);
    if (in[42] == 8) {
        if (index >= 6) { out[40] = 132; return 0; }
        key = four(keys[index]);
        memcpy(out, &key, 4);
        return 0;
    }
    for (int i = 0; i < 6; i++) {
        if (key != four(keys[i])) continue;
        if (in[42] == 9) { uint32_t type = four(i ? "flt " : "ui32"); memcpy(out + 28, &size, 4); memcpy(out + 32, &type, 4); return 0; }
        if (in[42] == 5 && in[28] == 4) { unsigned char count[] = {0, 0, 0, 6}; memcpy(out + 48, i ? (void *) &values[i] : (void *) count, 4); return 0; }
    }
    out[40] = 132;
    return 0;
}

int sysctlbyname(const char *name, void *to, size_t *size, void *a, size_t b) {
    int32_t value = !strcmp(name, "kern.memorystatus_vm_pressure_level") ? 2 : !strcmp(name, "hw.perflevel0.logicalcpu") ? 12 : !strcmp(name, "hw.perflevel1.logicalcpu") ? 4 : -1;
    if (value < 0 || *size < 4) return -1;
    memcpy(to, &value, 4);
    *size = 4;
    return 0;
}
uint32_t notify_register_check(const char *name, int *token) { *token = 7; return strcmp(name, "com.apple.system.thermalpressurelevel") != 0; }
uint32_t notify_get_state(int token, uint64_t *state) { *state = 1; return token != 7; }
