/* What kinds of things there are and what each is made of, read from entities.def.
 * Invariant: whoever needs the fields of an entity walks this table; nobody writes them down a second time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * JalonsKind:
 * @JALONS_KIND_TEXT: UTF-8 text, never %NULL, "" when nothing is said
 * @JALONS_KIND_LIST: several short texts (names, codes); in SQL one text, one item a line; in JSON an array
 * @JALONS_KIND_INTEGER: a number of 0 or more, or %JALONS_UNSET
 * @JALONS_KIND_MINUTES: a duration in minutes, or %JALONS_UNSET
 * @JALONS_KIND_BOOLEAN: 0 or 1
 * @JALONS_KIND_DATE: a #JalonsDay; "2026-10-13" or "" in SQL and JSON
 * @JALONS_KIND_SLOT: a #JalonsSlot, see jalons_slot_parse() for its text
 * @JALONS_KIND_ENUM: a number in memory, its code in SQL and JSON
 * @JALONS_KIND_REFERENCE: the id of another object, or ""
 */
typedef enum
{
  JALONS_KIND_TEXT,
  JALONS_KIND_LIST,
  JALONS_KIND_INTEGER,
  JALONS_KIND_MINUTES,
  JALONS_KIND_BOOLEAN,
  JALONS_KIND_DATE,
  JALONS_KIND_SLOT,
  JALONS_KIND_ENUM,
  JALONS_KIND_REFERENCE,
} JalonsKind;

/* No number of the domain is negative: -1 is "not said", and NULL in SQL and JSON. */
#define JALONS_UNSET (-1)

typedef enum
{
  JALONS_FIELD_PERSONAL = 1 << 0, /* names a person: left out of print unless asked */
  JALONS_FIELD_SEARCHED = 1 << 1, /* goes into the full-text index */
  JALONS_FIELD_OWNER = 1 << 2,    /* of a reference: deleting what it points to deletes this record too */
  JALONS_FIELD_STORED = 1 << 3,   /* the SHA-256 of a file of the store, which is kept as long as it is named */
} JalonsFieldFlags;

typedef enum
{
  JALONS_SCHOOL_COLLEGE,
  JALONS_SCHOOL_LGT,
  JALONS_SCHOOL_LP,
  JALONS_SCHOOL_AGRICULTURAL,
  JALONS_SCHOOL_CFA,
  JALONS_SCHOOL_OTHER,
} JalonsSchoolKind;

typedef enum
{
  JALONS_ACTIVITY_LESSON,      /* séance en classe */
  JALONS_ACTIVITY_INTERVIEW,   /* entretien */
  JALONS_ACTIVITY_FORUM,       /* forum, salon */
  JALONS_ACTIVITY_VISIT,       /* visite d'entreprise, JPO */
  JALONS_ACTIVITY_TESTIMONY,   /* témoignage, ambassadeur */
  JALONS_ACTIVITY_IMMERSION,   /* mini-stage, immersion, séquence d'observation */
  JALONS_ACTIVITY_INFORMATION, /* information: Parcoursup, voies */
  JALONS_ACTIVITY_MEETING,     /* réunion */
  JALONS_ACTIVITY_OTHER,
} JalonsActivityKind;

typedef enum
{
  JALONS_STATE_PLANNED,
  JALONS_STATE_CONFIRMED,
  JALONS_STATE_DONE,
  JALONS_STATE_CANCELLED,
} JalonsState;

typedef enum
{
  JALONS_ABSENCE_INTERNSHIP, /* PFMP, stage */
  JALONS_ABSENCE_EXAM,
  JALONS_ABSENCE_TRIP,
  JALONS_ABSENCE_OTHER,
} JalonsAbsenceKind;

typedef enum
{
  JALONS_FORMAT_UNSAID,
  JALONS_FORMAT_CLASS,   /* in the class */
  JALONS_FORMAT_SCHOOL,  /* in the school, several classes at once */
  JALONS_FORMAT_OUTSIDE, /* away from the school */
  JALONS_FORMAT_ONLINE,
} JalonsOfferFormat;

typedef enum
{
  JALONS_PLACES_DIVISIONS,
  JALONS_PLACES_PUPILS,
} JalonsPlaceUnit;

typedef enum
{
  JALONS_BOOKING_TO_ASK,
  JALONS_BOOKING_ASKED,
  JALONS_BOOKING_WAITING, /* on the waiting list */
  JALONS_BOOKING_ACCEPTED,
  JALONS_BOOKING_REFUSED,
  JALONS_BOOKING_HELD,
} JalonsBookingState;

typedef enum
{
  JALONS_GENDER_UNSAID,
  JALONS_GENDER_WOMAN,
  JALONS_GENDER_MAN,
} JalonsGender;

/* Why a person's data may be kept: article 6 of the RGPD. */
typedef enum
{
  JALONS_GROUND_UNSAID,
  JALONS_GROUND_PUBLIC_TASK, /* mission d'intérêt public, 6.1.e */
  JALONS_GROUND_CONSENT,     /* consentement, 6.1.a */
} JalonsGround;

typedef enum
{
  JALONS_VISIT_TO_ASK,
  JALONS_VISIT_ASKED,
  JALONS_VISIT_ACCEPTED,
  JALONS_VISIT_DECLINED,
  JALONS_VISIT_HELD,
} JalonsVisitState;

typedef enum
{
  JALONS_SCOPE_NATIONAL,
  JALONS_SCOPE_REGIONAL,
  JALONS_SCOPE_EUROPEAN,
  JALONS_SCOPE_SCHOOL,
  JALONS_SCOPE_UNSAID,
} JalonsDocumentScope;

/* For whom an activity is. */
typedef enum
{
  JALONS_AUDIENCE_PUPILS,
  JALONS_AUDIENCE_FAMILIES,
  JALONS_AUDIENCE_STAFF,
} JalonsAudience;

/* The texts have three words for one thing: see Project. */
typedef enum
{
  JALONS_PLAN_PROJECT,
  JALONS_PLAN_PROGRAMME,
  JALONS_PLAN_PLAN,
} JalonsPlanWord;

/* Note de service MENE2519127N: prepared with the conseil pédagogique, adopted by the conseil d'administration. */
typedef enum
{
  JALONS_PROJECT_DRAFT,     /* brouillon */
  JALONS_PROJECT_SUBMITTED, /* soumis à relecture */
  JALONS_PROJECT_TO_REVISE, /* à reprendre */
  JALONS_PROJECT_REVIEWED,  /* relu */
  JALONS_PROJECT_ADVISED,   /* avis du conseil pédagogique */
  JALONS_PROJECT_ADOPTED,   /* adopté en CA */
  JALONS_PROJECT_ARCHIVED,
} JalonsProjectState;

typedef enum
{
  JALONS_OUTCOME_UNSAID,
  JALONS_OUTCOME_MISSED,
  JALONS_OUTCOME_PARTLY,
  JALONS_OUTCOME_REACHED,
} JalonsOutcome;

typedef enum
{
  JALONS_ROLE_UNSAID,
  JALONS_ROLE_HEAD,         /* chef d'établissement */
  JALONS_ROLE_DEPUTY,       /* adjoint */
  JALONS_ROLE_COUNSELLOR,   /* Psy-EN */
  JALONS_ROLE_DIRECTOR,     /* DCIO */
  JALONS_ROLE_LEAD_TEACHER, /* professeur principal */
  JALONS_ROLE_TEACHER,
  JALONS_ROLE_CPE,
  JALONS_ROLE_REGION,       /* référent orientation de la Région */
  JALONS_ROLE_OTHER,
} JalonsRole;

typedef enum
{
  JALONS_REMARK_OBSERVATION,
  JALONS_REMARK_CHANGE, /* demande de modification */
} JalonsRemarkKind;

typedef enum
{
  JALONS_REMARK_OPEN,
  JALONS_REMARK_RESOLVED,
} JalonsRemarkState;

/* What a bilan speaks of, beside its figures (domain.md, section 5.4). */
typedef enum
{
  JALONS_THEME_SUMMARY,     /* faits marquants */
  JALONS_THEME_HOURS,
  JALONS_THEME_REGION,      /* actions de la Région, ambassadeurs, documentation */
  JALONS_THEME_FAMILIES,
  JALONS_THEME_PARTNERS,
  JALONS_THEME_DIFFICULTIES,
  JALONS_THEME_PROSPECTS,   /* perspectives */
} JalonsTheme;

typedef enum
{
#define ENTITY(Type, type, TYPE) JALONS_ENTITY_##TYPE,
#define FIELD(TYPE, type, FIELD, field, KIND, target, flags)
#define END(TYPE)
#include "core/entities.def"
#undef ENTITY
#undef FIELD
#undef END
  JALONS_N_ENTITIES,
} JalonsEntityId;

/**
 * JalonsFieldId:
 *
 * One field of one entity: JALONS_DIVISION_CODE, JALONS_ACTIVITY_SLOT… The entity is the high byte, so that asking a
 * division for the title of an activity is found out at once.
 */
typedef enum
{
#define ENTITY(Type, type, TYPE) JALONS_##TYPE##_BEFORE_FIRST_ = (JALONS_ENTITY_##TYPE << 8) - 1,
#define FIELD(TYPE, type, FIELD, field, KIND, target, flags) JALONS_##TYPE##_##FIELD,
#define END(TYPE)
#include "core/entities.def"
#undef ENTITY
#undef FIELD
#undef END
} JalonsFieldId;

#define JALONS_FIELD_ENTITY(id) ((JalonsEntityId) ((unsigned) (id) >> 8))
#define JALONS_FIELD_INDEX(id)  ((unsigned) (id) & 0xff)

/**
 * JalonsField:
 * @id: which field
 * @name: its name in SQL and JSON; as a property "_" becomes "-"
 * @kind: what it holds
 * @flags: what is done with it
 * @target: of a reference: the entity it points to
 * @codes: (array zero-terminated=1) (nullable): of an enumeration: the code of each number
 */
typedef struct
{
  JalonsFieldId id;
  const char *name;
  JalonsKind kind;
  JalonsFieldFlags flags;
  JalonsEntityId target;
  const char *const *codes;
} JalonsField;

typedef struct
{
  JalonsEntityId id;
  const char *name;      /* "division": the table in SQL, the key in JSON */
  const char *type_name; /* "JalonsDivision" */
  const JalonsField *fields;
  unsigned n_fields;
} JalonsEntity;

const JalonsEntity *jalons_model_entity      (JalonsEntityId id);
const JalonsEntity *jalons_model_find_entity (const char *name);
gboolean            jalons_model_is_referred_to (JalonsEntityId id);
const JalonsField  *jalons_model_field       (JalonsFieldId id);
const JalonsField  *jalons_model_find_field  (const JalonsEntity *entity, const char *name);
int                 jalons_field_find_code   (const JalonsField *field, const char *code);

G_END_DECLS
