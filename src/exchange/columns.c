/* What the columns of a table may hold, and what people call them: data/reference/columns.ini.
 * Invariant: every key of these tables has a group of names in that file; a test reads both.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/published/bundled.h"
#include "core/words/labels.h"
#include "core/words/text.h"

#define OF_AMBASSADOR(key, FIELD) { key, NULL, JALONS_AMBASSADOR_##FIELD, 0, FALSE }
#define OF_OFFER(key, FIELD)      { key, NULL, JALONS_OFFER_##FIELD, 0, FALSE }

/* A name or its parts; never a job alone: "directeur" is nobody. */
static const JalonsColumnField ambassador_fields[] = {
  { "name", N_ ("First name and surname"), 0, 1, FALSE },
  { "first_name", N_ ("First name"), 0, 0, FALSE },
  { "last_name", N_ ("Surname"), 0, 1, FALSE },
  OF_AMBASSADOR ("gender", GENDER),
  { "job", N_ ("Job"), 0, 0, TRUE },
  OF_AMBASSADOR ("job_feminine", JOB_FEMININE),
  OF_AMBASSADOR ("job_masculine", JOB_MASCULINE),
  OF_AMBASSADOR ("rome", ROME),
  { "sector", NULL, JALONS_AMBASSADOR_SECTOR, 0, TRUE },
  { "organisation", NULL, JALONS_AMBASSADOR_ORGANISATION, 0, TRUE },
  OF_AMBASSADOR ("territory", TERRITORY),
  OF_AMBASSADOR ("schools", SCHOOLS),
  OF_AMBASSADOR ("email", EMAIL),
  OF_AMBASSADOR ("phone", PHONE),
  OF_AMBASSADOR ("half_days", HALF_DAYS),
  OF_AMBASSADOR ("periods", PERIODS),
  { "max_visits", NULL, JALONS_AMBASSADOR_MAX_VISITS, 0, TRUE },
  { "network", NULL, JALONS_AMBASSADOR_NETWORK, 0, TRUE },
  OF_AMBASSADOR ("source", SOURCE),
  OF_AMBASSADOR ("ground", GROUND),
  { "charter_day", NULL, JALONS_AMBASSADOR_CHARTER_DAY, 0, TRUE },
  OF_AMBASSADOR ("trained_day", TRAINED_DAY),
  OF_AMBASSADOR ("informed_day", INFORMED_DAY),
  OF_AMBASSADOR ("contact_day", CONTACT_DAY),
  OF_AMBASSADOR ("free_day", FREE_DAY),
  OF_AMBASSADOR ("neutral_day", NEUTRAL_DAY),
  OF_AMBASSADOR ("qualified_day", QUALIFIED_DAY),
  OF_AMBASSADOR ("impartial_day", IMPARTIAL_DAY),
};

static const JalonsColumnField offer_fields[] = {
  OF_OFFER ("code", CODE),
  OF_OFFER ("region", REGION),
  { "programme", NULL, JALONS_OFFER_PROGRAMME, 0, TRUE },
  { "title", NULL, JALONS_OFFER_TITLE, 1, TRUE },
  { "summary", NULL, JALONS_OFFER_SUMMARY, 0, TRUE },
  { "axis", NULL, JALONS_OFFER_AXIS, 0, TRUE },
  { "competences", NULL, JALONS_OFFER_COMPETENCES, 0, TRUE },
  { "levels", NULL, JALONS_OFFER_LEVELS, 0, TRUE },
  { "minutes", NULL, JALONS_OFFER_MINUTES, 0, TRUE },
  { "format", NULL, JALONS_OFFER_FORMAT, 0, TRUE },
  { "publics", NULL, JALONS_OFFER_PUBLICS, 0, TRUE },
  OF_OFFER ("first_day", FIRST_DAY),
  OF_OFFER ("last_day", LAST_DAY),
  OF_OFFER ("occurrences", OCCURRENCES),
  { "places", NULL, JALONS_OFFER_PLACES, 0, TRUE },
  OF_OFFER ("places_in", PLACES_IN),
  OF_OFFER ("territory", TERRITORY),
  OF_OFFER ("contact", CONTACT),
  OF_OFFER ("page", PAGE),
  { "preparation", NULL, JALONS_OFFER_PREPARATION, 0, TRUE },
  OF_OFFER ("source", SOURCE),
  OF_OFFER ("edition", EDITION),
};

static const JalonsColumnField job_fields[] = {
  { "job", N_ ("Job"), JALONS_DOCUMENT_JOB, 1, TRUE },
  { "page", NULL, JALONS_DOCUMENT_PAGE, 0, FALSE },
  { "code", N_ ("Number at Onisep"), JALONS_DOCUMENT_CODE, 0, FALSE },
  { "rome", NULL, JALONS_DOCUMENT_ROME, 0, FALSE },
  { "sectors", NULL, JALONS_DOCUMENT_SECTORS, 0, FALSE },
  { "publication", N_ ("Publication"), 0, 0, FALSE },
  { "collection", N_ ("Collection"), 0, 0, FALSE },
  { "edition", NULL, JALONS_DOCUMENT_EDITION, 0, FALSE },
  { "gencod", N_ ("Bar code"), 0, 0, FALSE },
};

static const struct
{
  const char *code; /* the group of columns.ini, and what --as says */
  const char *label;
  const JalonsColumnField *fields;
  gsize n_fields;
} KINDS[JALONS_TABLE_N_KINDS] = {
  [JALONS_TABLE_AMBASSADORS] = { "ambassadors", N_ ("Ambassadors"), ambassador_fields, G_N_ELEMENTS (ambassador_fields) },
  [JALONS_TABLE_OFFERS] = { "offers", N_ ("Offers of the Région"), offer_fields, G_N_ELEMENTS (offer_fields) },
  [JALONS_TABLE_JOBS] = { "jobs", N_ ("Jobs (Onisep, Idéo-métiers)"), job_fields, G_N_ELEMENTS (job_fields) },
};

/* Names, folded, of every field: kind and name → field. */
typedef struct
{
  GHashTable *names[JALONS_TABLE_N_KINDS];  /* folded name → JalonsColumnField */
  GHashTable *titles[JALONS_TABLE_N_KINDS]; /* key → the title that we write */
  GHashTable *unneeded;
  GHashTable *classes;
  GHashTable *pupils;
} Names;

/**
 * jalons_column_fold:
 *
 * Returns: (transfer full): "ne_e_le" for "Né(e) le": small letters and digits, "_" for anything between them
 */
char *
jalons_column_fold (const char *title)
{
  g_autofree char *folded = jalons_fold (title);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, *p);
    else if (out->len > 0 && out->str[out->len - 1] != '_')
      g_string_append_c (out, '_');
  if (out->len > 0 && out->str[out->len - 1] == '_')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

static GHashTable *
load_set (GKeyFile *file,
          const char *group,
          const char *key)
{
  g_auto (GStrv) names = (char **) jalons_bundled_dup_list (file, group, key);
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (char **name = names; *name != NULL; name++)
    g_hash_table_add (set, jalons_column_fold (*name));
  return set;
}

static void
load_kind (Names *names,
           GKeyFile *file,
           JalonsTableKind kind)
{
  names->names[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->titles[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (gsize i = 0; i < KINDS[kind].n_fields; i++)
    {
      const JalonsColumnField *field = &KINDS[kind].fields[i];
      g_auto (GStrv) list = (char **) jalons_bundled_dup_list (file, KINDS[kind].code, field->key);

      g_hash_table_insert (names->titles[kind], (char *) field->key, g_strdup (list[0] ? list[0] : field->key));
      for (char **name = list; *name != NULL; name++)
        g_hash_table_insert (names->names[kind], jalons_column_fold (*name), (gpointer) field);
    }
}

static const Names *
names_get (void)
{
  static Names names;
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      g_autoptr (GKeyFile) file = jalons_bundled_load ("columns.ini");

      for (int kind = JALONS_TABLE_AMBASSADORS; kind < JALONS_TABLE_N_KINDS; kind++)
        load_kind (&names, file, kind);
      names.unneeded = load_set (file, "unneeded", "names");
      names.classes = load_set (file, "school", "classes");
      names.pupils = load_set (file, "school", "pupils");
      g_once_init_leave (&loaded, 1);
    }
  return &names;
}

/**
 * jalons_table_kind_code:
 *
 * Returns: (nullable): "ambassadors"; %NULL for a kind that is none
 */
const char *
jalons_table_kind_code (JalonsTableKind kind)
{
  return KINDS[kind].code;
}

/**
 * jalons_table_kind_label:
 *
 * Returns: (transfer none): what such a table lists, translated
 */
const char *
jalons_table_kind_label (JalonsTableKind kind)
{
  return _ (KINDS[kind].label);
}

/**
 * jalons_table_kind_find:
 * @code: "ambassadors"
 * @kind: (out): the kind
 *
 * Returns: whether there is such a kind
 */
gboolean
jalons_table_kind_find (const char *code,
                        JalonsTableKind *kind)
{
  for (int i = JALONS_TABLE_AMBASSADORS; i < JALONS_TABLE_N_KINDS; i++)
    if (g_str_equal (KINDS[i].code, code))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * jalons_columns_list:
 * @kind: ambassadors, offers or jobs
 *
 * Returns: (array length=n_fields): what a column of such a table may hold, in the order of a form
 */
const JalonsColumnField *
jalons_columns_list (JalonsTableKind kind,
                     gsize *n_fields)
{
  *n_fields = KINDS[kind].n_fields;
  return KINDS[kind].fields;
}

/**
 * jalons_column_label:
 *
 * Returns: (transfer none): what the column is called, translated
 */
const char *
jalons_column_label (const JalonsColumnField *field)
{
  return field->label ? _ (field->label) : jalons_field_label (field->field);
}

/**
 * jalons_column_title:
 *
 * Returns: what Jalons writes at the head of this column, which it reads again as the same field
 */
const char *
jalons_column_title (JalonsTableKind kind,
                     const JalonsColumnField *field)
{
  return g_hash_table_lookup (names_get ()->titles[kind], field->key);
}

/**
 * jalons_column_find:
 * @key: "charter_day"
 *
 * Returns: (nullable): the field
 */
const JalonsColumnField *
jalons_column_find (JalonsTableKind kind,
                    const char *key)
{
  for (gsize i = 0; i < KINDS[kind].n_fields; i++)
    if (g_str_equal (KINDS[kind].fields[i].key, key))
      return &KINDS[kind].fields[i];
  return NULL;
}

/**
 * jalons_column_name:
 * @words: a key, the label of a field, or one of the names of its columns
 *
 * Returns: (nullable): the field
 */
const JalonsColumnField *
jalons_column_name (JalonsTableKind kind,
                    const char *words)
{
  g_autofree char *folded = jalons_column_fold (words);
  const JalonsColumnField *found = jalons_column_find (kind, folded);

  for (gsize i = 0; i < KINDS[kind].n_fields && found == NULL; i++)
    {
      g_autofree char *label = jalons_column_fold (jalons_column_label (&KINDS[kind].fields[i]));

      if (g_str_equal (label, folded))
        found = &KINDS[kind].fields[i];
    }
  return found ? found : g_hash_table_lookup (names_get ()->names[kind], folded);
}

/* "Métier" for "Métier (F/H)". */
static char *
without_brackets (const char *title)
{
  const char *open = strchr (title, '(');

  return open != NULL && open > title ? g_strndup (title, (gsize) (open - title)) : g_strdup (title);
}

/* What @title as a whole, then without what is in brackets, then one of its parts between "/", is in @names. */
static gpointer
look_up (GHashTable *names,
         const char *title)
{
  g_autofree char *whole = jalons_column_fold (title), *bare = without_brackets (title);
  g_autofree char *folded = jalons_column_fold (bare);
  g_auto (GStrv) parts = g_strsplit (bare, "/", 4);
  gpointer found = g_hash_table_lookup (names, whole);

  if (found == NULL)
    found = g_hash_table_lookup (names, folded);
  for (char **part = parts; *part != NULL && found == NULL; part++)
    {
      g_autofree char *name = jalons_column_fold (*part);

      found = g_hash_table_lookup (names, name);
    }
  return found;
}

/**
 * jalons_column_guess:
 * @title: of a column, as the file writes it
 *
 * Returns: (nullable): what it probably holds
 */
const JalonsColumnField *
jalons_column_guess (JalonsTableKind kind,
                     const char *title)
{
  return jalons_column_is_unneeded (kind, title) ? NULL : look_up (names_get ()->names[kind], title);
}

/**
 * jalons_column_is_unneeded:
 *
 * Returns: whether such a column is about people and of no use for a visit, so that it is never kept (RGPD, art. 5)
 */
gboolean
jalons_column_is_unneeded (JalonsTableKind kind,
                           const char *title)
{
  return kind == JALONS_TABLE_AMBASSADORS && look_up (names_get ()->unneeded, title) != NULL;
}

static gboolean
has_any (GHashTable *set,
         const char *const *titles,
         unsigned n_titles)
{
  for (unsigned i = 0; i < n_titles; i++)
    if (look_up (set, titles[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * jalons_titles_list_pupils:
 *
 * Returns: whether a table with these columns lists pupils; that of ambassadors may have their day of birth, which is not
 *   kept, but no class
 */
gboolean
jalons_titles_list_pupils (const char *const *titles,
                           unsigned n_titles)
{
  return has_any (names_get ()->pupils, titles, n_titles);
}

/* Fields that columns were found for; of those that tell a kind, how many. */
static unsigned
count_told (JalonsTableKind kind,
            const char *const *titles,
            unsigned n_titles,
            unsigned *n_found)
{
  unsigned n_told = 0;

  *n_found = 0;
  for (unsigned i = 0; i < n_titles; i++)
    {
      const JalonsColumnField *field = jalons_column_guess (kind, titles[i]);

      *n_found += field != NULL;
      n_told += field != NULL && field->tells;
    }
  return n_told;
}

static gboolean
are_jobs (const char *const *titles,
          unsigned n_titles)
{
  for (unsigned i = 0; i < n_titles; i++)
    {
      g_autofree char *folded = jalons_column_fold (titles[i]);

      if (g_str_equal (folded, "libelle_metier"))
        return TRUE;
    }
  return FALSE;
}

/**
 * jalons_table_kind_tell:
 * @titles: (array length=n_titles): the names of the columns
 *
 * Returns: what a table with these columns lists
 */
JalonsTableKind
jalons_table_kind_tell (const char *const *titles,
                        unsigned n_titles)
{
  unsigned n_people, n_actions;
  unsigned people = count_told (JALONS_TABLE_AMBASSADORS, titles, n_titles, &n_people);
  unsigned actions = count_told (JALONS_TABLE_OFFERS, titles, n_titles, &n_actions);

  if (are_jobs (titles, n_titles))
    return JALONS_TABLE_JOBS;
  if (has_any (names_get ()->classes, titles, n_titles))
    return JALONS_TABLE_NONE;
  if (people > 0 && n_people > n_actions)
    return JALONS_TABLE_AMBASSADORS;
  if (actions > 1 && n_actions > n_people)
    return JALONS_TABLE_OFFERS;
  if (jalons_titles_list_pupils (titles, n_titles))
    return JALONS_TABLE_NONE;
  return MAX (n_people, n_actions) > 1 ? JALONS_TABLE_UNSAID : JALONS_TABLE_NONE;
}
