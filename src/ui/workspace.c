/* What is open: the store, the data of one school year, and what is selected in it.
 * Invariant: what is selected is kept as ids and looked up again after every change, because records are replaced.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/workspace-private.h"

enum
{
  PROP_0,
  PROP_STORE,
  PROP_DATASET,
  PROP_START_YEAR,
  PROP_SCHOOL,
  PROP_YEAR,
  PROP_DIVISION,
  PROP_TODAY,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MESSAGE,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsWorkspace, jalons_workspace, G_TYPE_OBJECT)

static void
replace_text (char **place,
              const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

/* Selection: ids that may have gone are replaced by the first that is there. */

static void
check_school (JalonsWorkspace *self)
{
  g_autoptr (GPtrArray) schools = NULL;

  if (jalons_workspace_get_school (self) != NULL)
    return;
  g_clear_pointer (&self->school_id, g_free);
  schools = jalons_workspace_list_schools (self);
  for (guint i = 0; i < schools->len; i++)
    {
      JalonsSchool *school = g_ptr_array_index (schools, i);

      /* One that has this year, if any has. */
      if (i == 0 || (jalons_workspace_get_year (self) == NULL &&
                     jalons_dataset_find_year (self->dataset, school, self->start_year) != NULL))
        replace_text (&self->school_id, jalons_record_get_id (school));
    }
}

static void
check_division (JalonsWorkspace *self)
{
  g_autoptr (GPtrArray) divisions = NULL;

  if (jalons_workspace_get_division (self) != NULL)
    return;
  g_clear_pointer (&self->division_id, g_free);
  divisions = jalons_workspace_list_divisions (self);
  if (divisions->len > 0)
    self->division_id = g_strdup (jalons_record_get_id (g_ptr_array_index (divisions, 0)));
}

/**
 * jalons_workspace_expect_school:
 * @id: a school that is about to be written
 * @start_year: its year, which is opened with it
 *
 * Selects the school when it is there.
 */
void
jalons_workspace_expect_school (JalonsWorkspace *self,
                                const char *id,
                                int start_year)
{
  replace_text (&self->expected_school, id);
  self->expected_year = start_year;
}

/**
 * jalons_workspace_expect_division:
 * @id: a class that is about to be written
 *
 * Selects the class when it is there.
 */
void
jalons_workspace_expect_division (JalonsWorkspace *self,
                                  const char *id)
{
  replace_text (&self->expected_division, id);
}

/**
 * jalons_workspace_meet_expected:
 *
 * Selects what was expected, if it has come.
 */
void
jalons_workspace_meet_expected (JalonsWorkspace *self)
{
  if (jalons_dataset_lookup (self->dataset, JALONS_ENTITY_SCHOOL, self->expected_school) != NULL)
    {
      replace_text (&self->school_id, self->expected_school);
      g_clear_pointer (&self->expected_school, g_free);
      jalons_workspace_set_start_year (self, self->expected_year);
    }
  if (jalons_dataset_lookup (self->dataset, JALONS_ENTITY_DIVISION, self->expected_division) != NULL)
    {
      replace_text (&self->division_id, self->expected_division);
      g_clear_pointer (&self->expected_division, g_free);
    }
}

/**
 * jalons_workspace_announce:
 * @touched: (nullable): ids of the only divisions that the change touches; %NULL when it may be all
 *
 * Says that everything may have changed, once what is selected was found again.
 */
void
jalons_workspace_announce (JalonsWorkspace *self,
                           GHashTable *touched)
{
  check_school (self);
  check_division (self);
  self->touched = touched;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  /* A view that changes the school meanwhile announces too, and then it may be all for who comes after it. */
  self->touched = NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCHOOL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIVISION]);
}

/* What is open */

/**
 * jalons_workspace_get_store:
 *
 * Returns: (transfer none) (nullable): %NULL before the data are open, and once they are closed
 */
JalonsStore *
jalons_workspace_get_store (JalonsWorkspace *self)
{
  return self->store;
}

/**
 * jalons_workspace_get_directory:
 *
 * Returns: (nullable): the folder that was to be opened last, whether it could be or not
 */
const char *
jalons_workspace_get_directory (JalonsWorkspace *self)
{
  return self->directory;
}

/**
 * jalons_workspace_get_dataset:
 *
 * Returns: (transfer none): the data of the open year; empty before they are open, another one in another year
 */
JalonsDataset *
jalons_workspace_get_dataset (JalonsWorkspace *self)
{
  return self->dataset;
}

/**
 * jalons_workspace_get_sharing:
 *
 * Returns: (transfer none) (nullable): what is known of those with whom the data are shared; %NULL before they are open
 */
JalonsSharing *
jalons_workspace_get_sharing (JalonsWorkspace *self)
{
  return self->sharing;
}

/**
 * jalons_workspace_get_mark:
 * @id: of anything
 *
 * Returns: (transfer none) (nullable): the colleague who changed it a moment ago
 */
const char *
jalons_workspace_get_mark (JalonsWorkspace *self,
                           const char *id)
{
  return self->sharing != NULL ? jalons_sharing_get_mark (self->sharing, id) : NULL;
}

/**
 * jalons_workspace_get_start_year:
 *
 * Returns: 2026 for 2026-2027
 */
int
jalons_workspace_get_start_year (JalonsWorkspace *self)
{
  return self->start_year;
}

/**
 * jalons_workspace_get_school:
 *
 * Returns: (transfer none) (nullable): the selected school; %NULL when there is none at all
 */
JalonsSchool *
jalons_workspace_get_school (JalonsWorkspace *self)
{
  return jalons_dataset_lookup (self->dataset, JALONS_ENTITY_SCHOOL, self->school_id);
}

/**
 * jalons_workspace_set_school:
 * @id: the school to select; before the data are open, the one to be selected when they are
 */
void
jalons_workspace_set_school (JalonsWorkspace *self,
                             const char *id)
{
  if (g_strcmp0 (id, self->school_id) == 0)
    return;
  replace_text (&self->school_id, id);
  if (self->store != NULL)
    jalons_workspace_announce (self, NULL);
}

/**
 * jalons_workspace_get_year:
 *
 * Returns: (transfer none) (nullable): the open year of the selected school; %NULL when it has no such year
 */
JalonsYear *
jalons_workspace_get_year (JalonsWorkspace *self)
{
  JalonsSchool *school = jalons_workspace_get_school (self);

  return school ? jalons_dataset_find_year (self->dataset, school, self->start_year) : NULL;
}

/**
 * jalons_workspace_get_division:
 *
 * Returns: (transfer none) (nullable): the selected class, always one of the open year of the selected school
 */
JalonsDivision *
jalons_workspace_get_division (JalonsWorkspace *self)
{
  JalonsDivision *division = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_DIVISION, self->division_id);
  JalonsYear *year = jalons_workspace_get_year (self);

  if (division == NULL || year == NULL || !g_str_equal (jalons_division_year (division), jalons_record_get_id (year)))
    return NULL;
  return division;
}

/**
 * jalons_workspace_set_division:
 * @id: of a class of the open year; with any other the first one is selected
 */
void
jalons_workspace_set_division (JalonsWorkspace *self,
                               const char *id)
{
  if (g_strcmp0 (id, self->division_id) == 0)
    return;
  replace_text (&self->division_id, id);
  check_division (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIVISION]);
}

/**
 * jalons_workspace_get_calendar:
 *
 * Returns: (transfer none) (nullable): the calendar of the selected school's year
 */
JalonsCalendar *
jalons_workspace_get_calendar (JalonsWorkspace *self)
{
  JalonsYear *year = jalons_workspace_get_year (self);

  return year ? jalons_year_sums_calendar (self->sums, year) : NULL;
}

/**
 * jalons_workspace_get_hours:
 *
 * Returns: (transfer none): the sums of @division, good until the next change
 */
const JalonsHours *
jalons_workspace_get_hours (JalonsWorkspace *self,
                            const JalonsDivision *division)
{
  return jalons_year_sums_hours (self->sums, division);
}

/**
 * jalons_workspace_school_hours:
 *
 * Returns: the sum over the divisions of the open year of @school
 */
JalonsHours
jalons_workspace_school_hours (JalonsWorkspace *self,
                               const JalonsSchool *school)
{
  JalonsYear *year = jalons_dataset_find_year (self->dataset, school, self->start_year);
  JalonsHours total = { 0 };
  g_autoptr (GPtrArray) divisions = NULL;

  if (year == NULL)
    return total;
  divisions = jalons_dataset_referring (self->dataset, JALONS_DIVISION_YEAR, jalons_record_get_id (year));
  for (guint i = 0; i < divisions->len; i++)
    jalons_hours_add (&total, jalons_workspace_get_hours (self, g_ptr_array_index (divisions, i)));
  return total;
}

/**
 * jalons_workspace_get_rules:
 *
 * Returns: (transfer none) (nullable): what the rules look at in the open year of the selected school
 */
JalonsRuleIndex *
jalons_workspace_get_rules (JalonsWorkspace *self)
{
  JalonsYear *year = jalons_workspace_get_year (self);

  return year ? jalons_year_sums_rules (self->sums, year) : NULL;
}

/**
 * jalons_workspace_list_issues:
 *
 * Returns: (transfer none) (nullable) (element-type JalonsIssue): every rule that the open year of the selected school
 *   breaks, good until the next change
 */
const GPtrArray *
jalons_workspace_list_issues (JalonsWorkspace *self)
{
  JalonsYear *year = jalons_workspace_get_year (self);

  return year ? jalons_year_sums_issues (self->sums, year) : NULL;
}

/**
 * jalons_workspace_issues_of:
 * @record: an activity, or a division for what it breaks as such
 *
 * Returns: (transfer none) (nullable) (element-type JalonsIssue): those of @record, which jalons_issue_text_of() tells;
 *   good until the next change
 */
const GPtrArray *
jalons_workspace_issues_of (JalonsWorkspace *self,
                            const JalonsRecord *record)
{
  JalonsYear *year = jalons_workspace_get_year (self);

  return year ? jalons_year_sums_issues_of (self->sums, year, record) : NULL;
}

/**
 * jalons_workspace_touches:
 * @division: id of a class
 *
 * To be asked by those who are told #JalonsWorkspace::changed, and who keep what they made of a class.
 *
 * Returns: whether the record, the activities, the hours or the broken rules of @division may be others than before
 */
gboolean
jalons_workspace_touches (JalonsWorkspace *self,
                          const char *division)
{
  return self->touched == NULL || g_hash_table_contains (self->touched, division);
}

/**
 * jalons_workspace_get_today:
 *
 * Returns: the day that it is for the user, as told last
 */
JalonsDay
jalons_workspace_get_today (JalonsWorkspace *self)
{
  return self->today;
}

/**
 * jalons_workspace_set_today:
 * @today: the day that it is now
 *
 * Views that say how much of the year is left follow; the year that is open stays open.
 */
void
jalons_workspace_set_today (JalonsWorkspace *self,
                            JalonsDay today)
{
  g_return_if_fail (JALONS_IS_WORKSPACE (self) && today != JALONS_NO_DAY);

  if (today == self->today)
    return;
  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
  if (self->store != NULL)
    jalons_workspace_announce (self, NULL);
}

/* Telling */

/**
 * jalons_workspace_say:
 * @message: a sentence that need not be read, because the window shows the same thing elsewhere
 * @offer_undo: whether to offer to undo the last gesture beside it
 */
void
jalons_workspace_say (JalonsWorkspace *self,
                      const char *message,
                      gboolean offer_undo)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, message, offer_undo);
}

/**
 * jalons_workspace_fail:
 * @text: a sentence that must be read: what was not done and what to do
 */
void
jalons_workspace_fail (JalonsWorkspace *self,
                       const char *text)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, text);
}

/* GObject */

static void
jalons_workspace_finalize (GObject *object)
{
  JalonsWorkspace *self = JALONS_WORKSPACE (object);

  jalons_workspace_close (self);
  g_clear_object (&self->dataset);
  g_clear_object (&self->listed_year);
  g_clear_pointer (&self->divisions, g_ptr_array_unref);
  jalons_year_sums_free (self->sums);
  g_free (self->directory);
  g_free (self->school_id);
  g_free (self->division_id);
  g_free (self->expected_school);
  g_free (self->expected_division);

  G_OBJECT_CLASS (jalons_workspace_parent_class)->finalize (object);
}

static void
jalons_workspace_get_property (GObject *object,
                               guint prop_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  JalonsWorkspace *self = JALONS_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_DATASET:
      g_value_set_object (value, self->dataset);
      break;
    case PROP_START_YEAR:
      g_value_set_int (value, self->start_year);
      break;
    case PROP_SCHOOL:
      g_value_set_object (value, jalons_workspace_get_school (self));
      break;
    case PROP_YEAR:
      g_value_set_object (value, jalons_workspace_get_year (self));
      break;
    case PROP_DIVISION:
      g_value_set_object (value, jalons_workspace_get_division (self));
      break;
    case PROP_TODAY:
      g_value_set_uint (value, self->today);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, jalons_workspace_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, jalons_workspace_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, JALONS_TYPE_STORE, flags);
  properties[PROP_DATASET] = g_param_spec_object ("dataset", NULL, NULL, JALONS_TYPE_DATASET, flags);
  properties[PROP_START_YEAR] = g_param_spec_int ("start-year", NULL, NULL, 0, 9999, 0, flags);
  properties[PROP_SCHOOL] = g_param_spec_object ("school", NULL, NULL, JALONS_TYPE_RECORD, flags);
  properties[PROP_YEAR] = g_param_spec_object ("year", NULL, NULL, JALONS_TYPE_RECORD, flags);
  properties[PROP_DIVISION] = g_param_spec_object ("division", NULL, NULL, JALONS_TYPE_RECORD, flags);
  properties[PROP_TODAY] = g_param_spec_uint ("today", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jalons_workspace_class_init (JalonsWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jalons_workspace_finalize;
  object_class->get_property = jalons_workspace_get_property;
  install_properties (object_class);

  /**
   * JalonsWorkspace::changed:
   *
   * The data, the year or the school is another. Views show everything anew, cheaply.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", JALONS_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  /**
   * JalonsWorkspace::message:
   * @text: a sentence for a toast
   * @offer_undo: whether the toast offers to undo
   */
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", JALONS_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  /**
   * JalonsWorkspace::failed:
   * @text: what was not done, and why
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", JALONS_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jalons_workspace_init (JalonsWorkspace *self)
{
  self->dataset = jalons_dataset_new ();
  self->sums = jalons_year_sums_new (self->dataset);
}

/**
 * jalons_workspace_new:
 * @today: the day that it is; the school year that it is in is the one that is opened
 */
JalonsWorkspace *
jalons_workspace_new (JalonsDay today)
{
  JalonsWorkspace *self = g_object_new (JALONS_TYPE_WORKSPACE, NULL);

  self->today = today;
  self->start_year = jalons_day_school_year (today);
  return self;
}
