/* One object of the data: a row of an entity, as a GObject that never changes.
 * Invariant: a record is immutable from the moment it is built, so it may cross threads and be shared by every view.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/model.h"
#include "core/record/pool.h"
#include "core/time/slot.h"

G_BEGIN_DECLS

#define JALONS_TYPE_RECORD (jalons_record_get_type ())
typedef struct _JalonsRecord JalonsRecord;
typedef struct _JalonsRecordClass JalonsRecordClass;
GType jalons_record_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsRecord, g_object_unref)

/* Each entity is a GType of its own (JalonsSchool, JalonsDivision…), so that .ui files and list models can name it,
 * and the same C struct, so that generic code needs no casts. */
#define ENTITY(Type, type, TYPE)       \
  typedef JalonsRecord Jalons##Type;     \
  GType jalons_##type##_get_type (void); \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Jalons##Type, g_object_unref)
#define FIELD(TYPE, type, FIELD, field, KIND, target, flags)
#define END(TYPE)
#include "core/entities.def"
#undef ENTITY
#undef FIELD
#undef END

JalonsEntityId      jalons_record_get_entity  (const JalonsRecord *record);
const char         *jalons_record_get_id      (const JalonsRecord *record);
gboolean            jalons_record_is_deleted  (const JalonsRecord *record);
gboolean            jalons_record_equal       (const JalonsRecord *a, const JalonsRecord *b);

const char         *jalons_record_get_text    (const JalonsRecord *record, JalonsFieldId field);
const char *const  *jalons_record_get_list    (const JalonsRecord *record, JalonsFieldId field);
int                 jalons_record_get_number  (const JalonsRecord *record, JalonsFieldId field);
JalonsDay           jalons_record_get_day     (const JalonsRecord *record, JalonsFieldId field);
JalonsSlot          jalons_record_get_slot    (const JalonsRecord *record, JalonsFieldId field);

/* Any field as the text that SQL stores and the journal keeps; NULL for a number that is not set. */
char               *jalons_record_to_stored   (const JalonsRecord *record, JalonsFieldId field);

/* jalons_division_code (division), jalons_activity_slot (activity)… : one typed reader for each line of the table.
 * A text is borrowed from the record; a list is a NULL-terminated array, borrowed too. */
#define JALONS_READER_TEXT(name, ID) \
  static inline const char *name (const JalonsRecord *record) { return jalons_record_get_text (record, ID); }
#define JALONS_READER_REFERENCE(name, ID) JALONS_READER_TEXT (name, ID)
#define JALONS_READER_LIST(name, ID) \
  static inline const char *const *name (const JalonsRecord *record) { return jalons_record_get_list (record, ID); }
#define JALONS_READER_INTEGER(name, ID) \
  static inline int name (const JalonsRecord *record) { return jalons_record_get_number (record, ID); }
#define JALONS_READER_MINUTES(name, ID) JALONS_READER_INTEGER (name, ID)
#define JALONS_READER_BOOLEAN(name, ID) JALONS_READER_INTEGER (name, ID)
#define JALONS_READER_ENUM(name, ID)    JALONS_READER_INTEGER (name, ID)
#define JALONS_READER_DATE(name, ID) \
  static inline JalonsDay name (const JalonsRecord *record) { return jalons_record_get_day (record, ID); }
#define JALONS_READER_SLOT(name, ID) \
  static inline JalonsSlot name (const JalonsRecord *record) { return jalons_record_get_slot (record, ID); }

#define ENTITY(Type, type, TYPE)
#define FIELD(TYPE, type, FIELD, field, KIND, target, flags) \
  JALONS_READER_##KIND (jalons_##type##_##field, JALONS_##TYPE##_##FIELD)
#define END(TYPE)
#include "core/entities.def"
#undef ENTITY
#undef FIELD
#undef END

/**
 * JalonsDraft:
 *
 * A record being written: a new one, or an existing one with some fields changed. It is a plain value that belongs to
 * whoever holds it; nothing is written until it is given to the store, which then writes only the fields that differ.
 */
typedef struct _JalonsDraft JalonsDraft;

JalonsDraft        *jalons_draft_new          (JalonsEntityId entity, const char *id);
JalonsDraft        *jalons_draft_new_sharing  (JalonsEntityId entity, const char *id, JalonsPool *pool);
JalonsDraft        *jalons_draft_edit         (JalonsRecord *record);
JalonsDraft        *jalons_draft_copy         (const JalonsDraft *draft);
void                jalons_draft_free         (JalonsDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsDraft, jalons_draft_free)

JalonsEntityId      jalons_draft_get_entity   (const JalonsDraft *draft);
const char         *jalons_draft_get_id       (const JalonsDraft *draft);
JalonsRecord       *jalons_draft_get_origin   (const JalonsDraft *draft);
JalonsRecord       *jalons_draft_build        (const JalonsDraft *draft);
JalonsRecord       *jalons_draft_finish       (JalonsDraft *draft);

void                jalons_draft_set_text     (JalonsDraft *draft, JalonsFieldId field, const char *text);
void                jalons_draft_set_list     (JalonsDraft *draft, JalonsFieldId field, const char *const *list);
void                jalons_draft_set_number   (JalonsDraft *draft, JalonsFieldId field, int number);
void                jalons_draft_set_day      (JalonsDraft *draft, JalonsFieldId field, JalonsDay day);
void                jalons_draft_set_slot     (JalonsDraft *draft, JalonsFieldId field, JalonsSlot slot);
void                jalons_draft_set_deleted  (JalonsDraft *draft, gboolean deleted);
gboolean            jalons_draft_set_stored   (JalonsDraft *draft, JalonsFieldId field, const char *stored);
void                jalons_draft_copy_field   (JalonsDraft *draft, const JalonsRecord *from, JalonsFieldId field);

gboolean            jalons_draft_is_changed   (const JalonsDraft *draft);
gboolean            jalons_draft_has_changed  (const JalonsDraft *draft, JalonsFieldId field);

G_END_DECLS
