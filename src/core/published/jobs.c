/* The jobs that the documentation knows: their names in both genders, completed while one types.
 * Invariant: pure: records in, names out.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/jobs.h"

#include <string.h>

#include "core/words/text.h"

/* ---- A label in both genders ---- */

/* How a short ending beside a masculine name is meant: "vendeur / euse" is "vendeuse". */
static const struct
{
  const char *ending;    /* what is written, folded */
  const char *masculine; /* what it takes the place of */
  const char *feminine;
} ENDINGS[] = {
  { "trice", "teur", "trice" }, { "rice", "eur", "rice" },   { "euse", "eur", "euse" },   { "euse", "eux", "euse" },
  { "se", "eur", "euse" },      { "ere", "er", "ère" },      { "re", "er", "ère" },       { "ienne", "ien", "ienne" },
  { "enne", "en", "enne" },     { "onne", "on", "onne" },    { "ive", "if", "ive" },      { "ve", "f", "ve" },
  { "elle", "el", "elle" },     { "nne", "n", "nne" },       { "esse", "e", "esse" },     { "sse", "e", "esse" },
  { "eresse", "eur", "eresse" }, { "ne", "", "ne" },         { "le", "", "le" },          { "fe", "", "fe" },
  { "te", "", "te" },           { "e", "", "e" },
};

/* "vendeuse" for "vendeur" and "euse"; NULL when the ending fits nothing. */
static char *
apply_ending (const char *masculine,
              const char *ending)
{
  g_autofree char *folded = jalons_fold (ending);

  for (unsigned i = 0; i < G_N_ELEMENTS (ENDINGS); i++)
    if (g_str_equal (folded, ENDINGS[i].ending) && g_str_has_suffix (masculine, ENDINGS[i].masculine))
      {
        gsize stem = strlen (masculine) - strlen (ENDINGS[i].masculine);

        return g_strdup_printf ("%.*s%s", (int) stem, masculine, ENDINGS[i].feminine);
      }
  return NULL;
}

/* Whether two words are of one job: "chef" and "cheffe", not "steward" and "hôtesse". */
static gboolean
are_akin (const char *a,
          const char *b)
{
  g_autofree char *first = jalons_fold (a), *second = jalons_fold (b);
  gsize common = 0;

  while (first[common] != '\0' && first[common] == second[common])
    common++;
  return common >= 3;
}

static char *
join_words (char **words,
            guint from)
{
  return g_strjoinv (" ", words + MIN (from, g_strv_length (words)));
}

/* "accompagnateur" of "accompagnateur / accompagnatrice de tourisme" is one of tourism too. */
static char *
complete (const char *part,
          const char *other)
{
  g_auto (GStrv) words = g_strsplit (part, " ", -1), others = g_strsplit (other, " ", -1);
  guint n_words = g_strv_length (words), n_others = g_strv_length (others);
  g_autofree char *rest = join_words (others, n_words);

  if (n_words == 0 || n_others <= n_words || !are_akin (words[0], others[0]))
    return g_strdup (part);
  return g_strconcat (part, " ", rest, NULL);
}

/**
 * jalons_job_is_feminine:
 * @name: of a job
 *
 * Returns: whether its first word has an ending that only feminine names have
 */
gboolean
jalons_job_is_feminine (const char *name)
{
  static const char *const endings[] = { "euse", "trice", "ienne", "enne", "iere", "ere", "eure", "ante", "onne", "esse",
                                         "ive", "elle", "feuse", "cheffe", NULL };
  static const char *const both[] = { "libraire", "mere", "pere", "maire", "peintre", "belle", "rebelle", "polyvalente", NULL };
  g_autofree char *folded = jalons_fold (name);

  folded[strcspn (folded, " -")] = '\0';
  if (g_strv_contains (both, folded))
    return FALSE;
  for (const char *const *ending = endings; *ending != NULL; ending++)
    if (g_str_has_suffix (folded, *ending))
      return TRUE;
  return FALSE;
}

/* The last word of @left, with @right as its ending: "aide-soignant" and "e", "conseiller" and "ère de vente". */
static gboolean
split_ending (const char *left,
              const char *right,
              char **feminine,
              char **masculine)
{
  g_auto (GStrv) tail = g_strsplit (right, " ", 2);
  g_autofree char *made = tail[0] ? apply_ending (left, tail[0]) : NULL;
  const char *rest = made && tail[1] ? tail[1] : "";

  if (made == NULL)
    return FALSE;
  *feminine = g_strconcat (made, *rest ? " " : "", rest, NULL);
  *masculine = g_strconcat (left, *rest ? " " : "", rest, NULL);
  return TRUE;
}

static void
split_at (const char *label,
          gssize place,
          gsize length,
          char **feminine,
          char **masculine)
{
  g_autofree char *left = g_strstrip (g_strndup (label, (gsize) place));
  g_autofree char *right = g_strstrip (g_strdup (label + place + length));

  if (split_ending (left, right, feminine, masculine))
    return;
  *masculine = complete (left, right);
  *feminine = complete (right, left);
  /* Women first: "boulangère / boulanger". */
  if (jalons_job_is_feminine (left) && !jalons_job_is_feminine (right))
    {
      char *first = *masculine;

      *masculine = *feminine;
      *feminine = first;
    }
}

/* "infirmier(ère)", "technicien(ne) de maintenance": what is in brackets is the ending of the word before. */
static gboolean
split_brackets (const char *label,
                char **feminine,
                char **masculine)
{
  const char *open = strchr (label, '('), *close = open ? strchr (open, ')') : NULL;
  g_autofree char *word = NULL, *ending = NULL, *made = NULL;

  if (close == NULL || open == label || open[-1] == ' ')
    return FALSE;
  word = g_strndup (label, (gsize) (open - label));
  ending = g_strndup (open + 1, (gsize) (close - open - 1));
  made = apply_ending (word, *ending == '-' ? ending + 1 : ending);
  if (made == NULL)
    return FALSE;
  *feminine = g_strconcat (made, close + 1, NULL);
  *masculine = g_strconcat (word, close + 1, NULL);
  return TRUE;
}

/**
 * jalons_job_split:
 * @label: "boulanger / boulangère", "agent/e de sûreté", "vendeur-euse", "infirmier(ère)", "actuaire"
 * @feminine: (out) (transfer full): the feminine name, or "" when @label gives one name only
 * @masculine: (out) (transfer full): the masculine name, or the only one
 *
 * Onisep's labels give the masculine name first; others the feminine one.
 */
void
jalons_job_split (const char *label,
                  char **feminine,
                  char **masculine)
{
  const char *slash = strchr (label, '/');
  const char *dot = strstr (label, "·");
  const char *dash = strrchr (label, '-');
  g_autofree char *before = dash ? g_strndup (label, (gsize) (dash - label)) : NULL;
  g_autofree char *after = dash ? g_strndup (dash + 1, strcspn (dash + 1, " ")) : NULL;
  g_autofree char *by_dash = dash && strlen (after) > 1 ? apply_ending (before, after) : NULL;

  *feminine = *masculine = NULL;
  if (slash != NULL && slash > label && slash[1] != '\0')
    split_at (label, slash - label, 1, feminine, masculine);
  else if (dot != NULL && dot > label)
    split_at (label, dot - label, strlen ("·"), feminine, masculine);
  else if (by_dash != NULL)
    split_at (label, dash - label, 1, feminine, masculine);
  else
    split_brackets (label, feminine, masculine);
  if (*masculine != NULL)
    return;
  *masculine = g_strstrip (g_strdup (label));
  *feminine = g_strdup ("");
}

/* ---- Completing ---- */

struct _JalonsJobs
{
  GPtrArray *jobs;     /* of JalonsJob, in the order of names */
  GHashTable *by_name; /* folded name → JalonsJob */
};

static void
job_free (gpointer data)
{
  JalonsJob *job = data;

  g_free (job->feminine);
  g_free (job->masculine);
  g_free (job->rome);
  g_free (job->sector);
  g_free (job->folded_feminine);
  g_free (job->folded_masculine);
  g_free (job);
}

static void
add_job (JalonsJobs *self,
         const JalonsDocument *document)
{
  JalonsJob *job = g_new0 (JalonsJob, 1);
  const char *const *sectors = jalons_document_sectors (document);

  jalons_job_split (jalons_document_job (document), &job->feminine, &job->masculine);
  job->folded_feminine = jalons_fold (job->feminine);
  job->folded_masculine = jalons_fold (job->masculine);
  if (g_hash_table_contains (self->by_name, job->folded_masculine))
    {
      job_free (job); /* a second document about the same job */
      return;
    }
  job->rome = g_strdup (jalons_document_rome (document));
  job->sector = g_strdup (sectors[0] ? sectors[0] : "");
  g_ptr_array_add (self->jobs, job);
  g_hash_table_insert (self->by_name, job->folded_masculine, job);
  if (*job->feminine != '\0')
    g_hash_table_insert (self->by_name, job->folded_feminine, job);
}

static int
compare_jobs (gconstpointer a,
              gconstpointer b)
{
  const JalonsJob *first = *(JalonsJob *const *) a, *second = *(JalonsJob *const *) b;

  return strcmp (first->folded_masculine, second->folded_masculine);
}

/**
 * jalons_jobs_new:
 * @dataset: whose documents are looked at; the answer is of this moment
 *
 * Returns: (transfer full): the jobs that documents describe, each once
 */
JalonsJobs *
jalons_jobs_new (JalonsDataset *dataset)
{
  JalonsJobs *self = g_new0 (JalonsJobs, 1);
  GListModel *documents = jalons_dataset_get_list (dataset, JALONS_ENTITY_DOCUMENT);

  self->jobs = g_ptr_array_new_with_free_func (job_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (JalonsDocument) document = g_list_model_get_item (documents, i);

      if (*jalons_document_job (document) != '\0')
        add_job (self, document);
    }
  g_ptr_array_sort (self->jobs, compare_jobs);
  return self;
}

void
jalons_jobs_free (JalonsJobs *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->jobs);
  g_free (self);
}

unsigned
jalons_jobs_count (const JalonsJobs *self)
{
  return self->jobs->len;
}

static gboolean
has_word (const char *name,
          const char *prefix)
{
  for (const char *p = strpbrk (name, " -'/("); p != NULL; p = strpbrk (p + 1, " -'/("))
    if (g_str_has_prefix (p + 1, prefix))
      return TRUE;
  return FALSE;
}

/* 0: a name begins so; 1: a word in a name does; 2: neither. */
static int
judge (const JalonsJob *job,
       const char *prefix)
{
  if (g_str_has_prefix (job->folded_masculine, prefix) || g_str_has_prefix (job->folded_feminine, prefix))
    return 0;
  return has_word (job->folded_masculine, prefix) || has_word (job->folded_feminine, prefix) ||
             (*job->rome != '\0' && g_ascii_strncasecmp (job->rome, prefix, strlen (prefix)) == 0)
           ? 1
           : 2;
}

/**
 * jalons_jobs_complete:
 * @typed: what was typed so far, or a code of the ROME
 * @limit: how many at most
 *
 * Returns: (transfer container) (element-type JalonsJob): jobs of which a name begins so, then those of which a word does,
 *   each in the order of names; accents and case do not count; none for nothing typed. They belong to @self
 */
GPtrArray *
jalons_jobs_complete (const JalonsJobs *self,
                      const char *typed,
                      unsigned limit)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = jalons_fold (typed);
  const char *prefix = g_strstrip (folded);

  for (int rank = 0; rank < 2 && *prefix != '\0'; rank++)
    for (guint i = 0; i < self->jobs->len && found->len < limit; i++)
      if (judge (self->jobs->pdata[i], prefix) == rank)
        g_ptr_array_add (found, self->jobs->pdata[i]);
  return found;
}

/**
 * jalons_jobs_find:
 * @name: a whole name, in either gender
 *
 * Returns: (nullable): the job of this name
 */
const JalonsJob *
jalons_jobs_find (const JalonsJobs *self,
                  const char *name)
{
  g_autofree char *folded = jalons_fold (name);

  return g_hash_table_lookup (self->by_name, g_strstrip (folded));
}
