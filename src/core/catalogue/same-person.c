/* Whether two descriptions are of one person.
 * Invariant: the cost is that of the people: in a crowd of one name, only the first few are compared with each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/catalogue/same-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/words/text.h"

/* With how many of one name or one address somebody is compared. */
#define MAX_GROUP 40

struct _JalonsPeople
{
  GPtrArray *persons;
  GHashTable *by_name;  /* key → GPtrArray of JalonsPerson */
  GHashTable *by_email;
  GHashTable *exact; /* two keys that agree make it certain, however many share one of them */
};

static void
person_free (gpointer data)
{
  JalonsPerson *person = data;

  g_free (person->id);
  g_free (person->name);
  g_free (person->name_key);
  g_free (person->organisation_key);
  g_free (person->email_key);
  g_free (person->phone_key);
  g_free (person);
}

/**
 * jalons_people_new:
 *
 * Returns: (transfer full): nobody yet
 */
JalonsPeople *
jalons_people_new (void)
{
  JalonsPeople *self = g_new0 (JalonsPeople, 1);

  self->persons = g_ptr_array_new_with_free_func (person_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->by_email = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->exact = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
jalons_people_free (JalonsPeople *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_email);
  g_hash_table_unref (self->exact);
  g_ptr_array_unref (self->persons);
  g_free (self);
}

/* ---- Keys ---- */

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static gboolean
is_civility (const char *word)
{
  static const char *const words[] = { "m", "mme", "mlle", "mr", "monsieur", "madame", "mademoiselle", "dr", NULL };

  return g_strv_contains (words, word);
}

/**
 * jalons_person_name_key:
 *
 * Returns: (transfer full): the same for "MARTIN Jean-Paul", "M. Jean-Paul Martin" and "jean paul martin"
 */
char *
jalons_person_name_key (const char *name)
{
  g_autofree char *folded = jalons_fold (name);
  g_auto (GStrv) words = g_strsplit_set (folded, " .,;'-_\t()", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && !is_civility (*word))
      g_ptr_array_add (kept, *word);
  g_ptr_array_sort (kept, compare_words);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (" ", (char **) kept->pdata);
}

/* Letters and digits alone: "Boulangerie Paul (SARL)" is "Boulangerie Paul". */
static char *
make_organisation_key (const char *name)
{
  g_autofree char *folded = jalons_fold (name);
  g_auto (GStrv) words = g_strsplit_set (folded, " .,;:'-_/&()\t\"", -1);
  static const char *const forms[] = { "sa", "sas", "sarl", "eurl", "sasu", "snc", "scop", "ets", "etablissements", "societe",
                                       "entreprise", "groupe", "la", "le", "les", "de", "du", "des", "l", "d", "et", NULL };
  GString *key = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && !g_strv_contains (forms, *word))
      g_string_append_printf (key, "%s%s", key->len > 0 ? " " : "", *word);
  return g_string_free (key, FALSE);
}

/* The last nine digits, so that +33 6… and 06… are one number. */
static char *
make_phone_key (const char *phone)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = phone; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  return g_strdup (digits->len >= 9 ? digits->str + digits->len - 9 : "");
}

static JalonsPerson *
person_new (const JalonsAmbassador *ambassador)
{
  JalonsPerson *person = g_new0 (JalonsPerson, 1);
  g_autofree char *email = jalons_fold (jalons_ambassador_email (ambassador));

  person->id = g_strdup (jalons_record_get_id (ambassador));
  person->name = g_strdup (jalons_ambassador_name (ambassador));
  person->name_key = jalons_person_name_key (person->name);
  person->organisation_key = make_organisation_key (jalons_ambassador_organisation (ambassador));
  person->email_key = g_strdup (g_strstrip (email));
  person->phone_key = make_phone_key (jalons_ambassador_phone (ambassador));
  return person;
}

/* ---- Judging ---- */

static gboolean
is_same (const char *a,
         const char *b)
{
  return *a != '\0' && g_str_equal (a, b);
}

static gboolean
differ (const char *a,
        const char *b)
{
  return *a != '\0' && *b != '\0' && !g_str_equal (a, b);
}

/**
 * jalons_person_compare:
 *
 * One address and one name, or one name and one organisation, are one person; so is one name of which nothing else is
 * known that differs. One address under two names may be shared by colleagues, and one name at an organisation that is
 * not told may be two people's: likely.
 *
 * Returns: what both have in common, with %JALONS_SAME_CERTAIN, %JALONS_SAME_LIKELY or neither
 */
JalonsSameness
jalons_person_compare (const JalonsPerson *a,
                       const JalonsPerson *b)
{
  unsigned same = (is_same (a->email_key, b->email_key) ? JALONS_SAME_EMAIL : 0) |
                  (is_same (a->name_key, b->name_key) ? JALONS_SAME_NAME : 0) |
                  (is_same (a->organisation_key, b->organisation_key) ? JALONS_SAME_ORGANISATION : 0) |
                  (is_same (a->phone_key, b->phone_key) ? JALONS_SAME_PHONE : 0);
  gboolean alike = g_str_equal (a->organisation_key, b->organisation_key) && g_str_equal (a->email_key, b->email_key) &&
                   !differ (a->phone_key, b->phone_key);

  if ((same & JALONS_SAME_EMAIL) && ((same & JALONS_SAME_NAME) || !differ (a->name_key, b->name_key)))
    return same | JALONS_SAME_CERTAIN;
  if ((same & JALONS_SAME_NAME) && ((same & JALONS_SAME_ORGANISATION) || alike))
    return same | JALONS_SAME_CERTAIN;
  if ((same & JALONS_SAME_EMAIL) ||
      ((same & JALONS_SAME_NAME) &&
       ((same & JALONS_SAME_PHONE) || !differ (a->organisation_key, b->organisation_key))))
    return same | JALONS_SAME_LIKELY;
  return same;
}

/**
 * jalons_sameness_words:
 *
 * Returns: (transfer full): what is the same, "same name, same phone"
 */
char *
jalons_sameness_words (JalonsSameness sameness)
{
  static const struct
  {
    JalonsSameness what;
    const char *words;
  } parts[] = { { JALONS_SAME_NAME, N_ ("same name") },
                { JALONS_SAME_EMAIL, N_ ("same e-mail address") },
                { JALONS_SAME_ORGANISATION, N_ ("same organisation") },
                { JALONS_SAME_PHONE, N_ ("same phone number") } };
  GString *text = g_string_new (NULL);

  for (unsigned i = 0; i < G_N_ELEMENTS (parts); i++)
    if (sameness & parts[i].what)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (parts[i].words));
  return g_string_free (text, FALSE);
}

/* ---- Finding ---- */

static void
index_person (GHashTable *index,
              const char *key,
              JalonsPerson *person)
{
  GPtrArray *group;

  if (*key == '\0')
    return;
  group = g_hash_table_lookup (index, key);
  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (index, (char *) key, group);
    }
  g_ptr_array_add (group, person);
}

/* Returns: (nullable): what is the same for everybody with this name and this address or organisation */
static char *
make_exact_key (const JalonsPerson *person,
                JalonsSameness sameness)
{
  const char *second = sameness == JALONS_SAME_EMAIL ? person->email_key : person->organisation_key;

  if (*person->name_key == '\0' || *second == '\0')
    return NULL;
  return g_strdup_printf ("%d\n%s\n%s", sameness, person->name_key, second);
}

static void
index_exact (JalonsPeople *self,
             JalonsPerson *person,
             JalonsSameness sameness)
{
  g_autofree char *key = make_exact_key (person, sameness);

  if (key != NULL && !g_hash_table_contains (self->exact, key))
    g_hash_table_insert (self->exact, g_steal_pointer (&key), person);
}

static const JalonsPerson *
look_exact (JalonsPeople *self,
            const JalonsPerson *person,
            JalonsSameness sameness)
{
  g_autofree char *key = make_exact_key (person, sameness);

  return key ? g_hash_table_lookup (self->exact, key) : NULL;
}

/**
 * jalons_people_add:
 *
 * Returns: (transfer none): the description of @ambassador, which later ones are compared with
 */
const JalonsPerson *
jalons_people_add (JalonsPeople *self,
                   const JalonsAmbassador *ambassador)
{
  JalonsPerson *person = person_new (ambassador);

  g_ptr_array_add (self->persons, person);
  index_person (self->by_name, person->name_key, person);
  index_person (self->by_email, person->email_key, person);
  index_exact (self, person, JALONS_SAME_EMAIL);
  index_exact (self, person, JALONS_SAME_ORGANISATION);
  return person;
}

/**
 * jalons_people_add_all:
 *
 * Adds every ambassador of @dataset who was not forgotten.
 */
void
jalons_people_add_all (JalonsPeople *self,
                       JalonsDataset *dataset)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_ENTITY_AMBASSADOR);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsAmbassador) ambassador = g_list_model_get_item (list, i);

      if (jalons_ambassador_forgotten_day (ambassador) == JALONS_NO_DAY)
        jalons_people_add (self, ambassador);
    }
}

static gboolean
is_listed (GPtrArray *persons,
           const JalonsPerson *person)
{
  for (guint i = 0; i < persons->len; i++)
    if (g_str_equal (((const JalonsPerson *) persons->pdata[i])->id, person->id))
      return TRUE;
  return FALSE;
}

static const JalonsPerson *
look_through (GPtrArray *group,
              const JalonsPerson *person,
              GPtrArray *likely)
{
  for (guint i = 0; group != NULL && i < MIN (group->len, MAX_GROUP); i++)
    {
      JalonsSameness sameness = jalons_person_compare (person, group->pdata[i]);

      if (sameness & JALONS_SAME_CERTAIN)
        return group->pdata[i];
      if ((sameness & JALONS_SAME_LIKELY) && !is_listed (likely, group->pdata[i]))
        g_ptr_array_add (likely, group->pdata[i]);
    }
  return NULL;
}

/**
 * jalons_people_find:
 * @likely: (out) (transfer container) (element-type JalonsPerson): those who may be the same person, when nobody
 *   certainly is; they belong to @self
 *
 * Returns: (nullable): the one that @ambassador describes
 */
const JalonsPerson *
jalons_people_find (JalonsPeople *self,
                    const JalonsAmbassador *ambassador,
                    GPtrArray **likely)
{
  JalonsPerson *person = person_new (ambassador);
  const JalonsPerson *found;

  *likely = g_ptr_array_new ();
  found = look_exact (self, person, JALONS_SAME_EMAIL);
  if (found == NULL)
    found = look_exact (self, person, JALONS_SAME_ORGANISATION);
  if (found == NULL)
    found = look_through (g_hash_table_lookup (self->by_email, person->email_key), person, *likely);
  if (found == NULL)
    found = look_through (g_hash_table_lookup (self->by_name, person->name_key), person, *likely);
  if (found != NULL)
    g_ptr_array_set_size (*likely, 0);
  person_free (person);
  return found;
}

/* ---- Pairs ---- */

static void
add_pair (GArray *pairs,
          GHashTable *seen,
          JalonsDataset *dataset,
          const JalonsPerson *a,
          const JalonsPerson *b)
{
  JalonsSameness sameness = jalons_person_compare (a, b);
  gboolean in_order = strcmp (a->id, b->id) < 0;
  g_autofree char *key = g_strconcat (in_order ? a->id : b->id, " ", in_order ? b->id : a->id, NULL);
  JalonsSamePair pair = { jalons_dataset_lookup (dataset, JALONS_ENTITY_AMBASSADOR, a->id),
                          jalons_dataset_lookup (dataset, JALONS_ENTITY_AMBASSADOR, b->id), sameness };

  if ((sameness & (JALONS_SAME_CERTAIN | JALONS_SAME_LIKELY)) && g_hash_table_add (seen, g_steal_pointer (&key)))
    g_array_append_val (pairs, pair);
}

static void
add_pairs (GArray *pairs,
           GHashTable *seen,
           JalonsDataset *dataset,
           GHashTable *index,
           unsigned limit)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const GPtrArray *group = value;

      for (guint i = 0; i < MIN (group->len, MAX_GROUP); i++)
        for (guint j = i + 1; j < MIN (group->len, MAX_GROUP) && pairs->len < limit; j++)
          add_pair (pairs, seen, dataset, group->pdata[i], group->pdata[j]);
    }
}

/* Certain ones first, then by name. */
static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const JalonsSamePair *first = a, *second = b;
  int certain = (int) (second->sameness & JALONS_SAME_CERTAIN) - (int) (first->sameness & JALONS_SAME_CERTAIN);
  int order = certain ? certain : jalons_collate (jalons_ambassador_name (first->one), jalons_ambassador_name (second->one));

  return order ? order : strcmp (jalons_record_get_id (first->one), jalons_record_get_id (second->one));
}

/**
 * jalons_people_list_pairs:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type JalonsSamePair): the ambassadors of @dataset who are probably the same person,
 *   the surest first; the records belong to @dataset
 */
GArray *
jalons_people_list_pairs (JalonsDataset *dataset,
                          unsigned limit)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (JalonsSamePair));
  g_autoptr (JalonsPeople) people = jalons_people_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  jalons_people_add_all (people, dataset);
  add_pairs (pairs, seen, dataset, people->by_email, limit);
  add_pairs (pairs, seen, dataset, people->by_name, limit);
  g_array_sort (pairs, compare_pairs);
  return pairs;
}
