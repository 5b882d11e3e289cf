namespace Wirewatch.Language.Tests.Resolution;

/// <summary>Who is meant where several people are called alike, and who is one person under several names.</summary>
public sealed class NamesakesTests
{
    [Fact]
    public void Mr_and_Mrs_of_one_surname_are_two_people()
    {
        Assert.Equal(["person:mr-harlow", "person:mrs-harlow", "person:mr-harlow", "person:mrs-harlow"],
            Ids("Mr [p:Harlow] left. Mrs [p:Harlow] stayed. Mr. [p:Harlow] wrote to Mrs. [p:Harlow]."));
        Assert.Equal(["person:harlow", "person:harlow"], Ids("Mr [p:Harlow] left. [p:Harlow] wrote."));
    }

    [Fact]
    public void An_honorific_tells_a_couple_apart()
    {
        Assert.Equal(["person:joan-harlow", "person:mr-harlow"], Ids("His wife, [p:Joan Harlow], called. Mr [p:Harlow] denied it."));
        Assert.Equal(["person:david-harlow", "person:joan-harlow", "person:david-harlow", "person:joan-harlow"],
            Ids("[p:David Harlow] met [p:Joan Harlow]. Mr [p:Harlow] spoke, then Ms [p:Harlow]."));
        Assert.Equal(["person:joan-harlow", "person:joan-harlow"], Ids("[p:Joan Harlow] won. Mrs [p:Harlow] smiled."));
    }

    [Fact]
    public void Whoever_is_named_only_as_kin_is_not_called_by_the_surname_alone()
    {
        Assert.Equal("person:kim-il-han", Ids("[p:Kim Il Han] watched with his younger sister [p:Kim Mi Rae]. [p:Kim] smiled.")[2]);
        Assert.Equal("person:sara-delmar", Ids("[p:Sara Delmar], daughter of former President [p:Rico Delmar], spoke. [p:Delmar] left.")[2]);
        Assert.Equal("person:rico-delmar", Ids("[p:Sara Delmar] spoke to President [p:Rico Delmar]. [p:Delmar] left.")[2]);
    }

    [Fact]
    public void A_title_tells_two_people_apart() =>
        Assert.Equal(["person:sara-delmar", "person:rico-delmar", "person:sara-delmar", "person:sara-delmar"],
            Ids("Vice President [p:Sara Delmar] and President [p:Rico Delmar] met. Vice President [p:Delmar] spoke. [p:Delmar] left."));

    [Fact]
    public void A_father_and_a_son_of_one_name_are_two_people()
    {
        Assert.Equal(["person:rico-delmar", "person:rico-delmar-jr", "person:rico-delmar-jr", "person:rico-delmar"],
            Ids("[p:Rico Delmar] and his son [p:Rico Delmar Jr.] met. [p:Delmar Jr.] spoke. [p:Delmar] left."));
        Assert.Equal(["person:rico-delmar-jr", "person:rico-delmar-jr", "person:rico-delmar-jr"],
            Ids("[p:Rico Delmar Jr.] came. [p:Rico Delmar] spoke. [p:Delmar] left."));
        Assert.Equal(["Q22686", "person:donald-trump-jr", "person:donald-trump-jr"], Ids("[p:Donald Trump] met [p:Donald Trump Jr.] at noon. [p:Trump Jr.] spoke."));
    }

    [Fact]
    public void The_first_of_two_family_names_and_a_patronymic_mean_the_person()
    {
        Assert.Equal(["person:carlos-gomez-ruiz", "person:carlos-gomez-ruiz", "person:carlos-gomez-ruiz"],
            Ids("[p:Carlos Gómez Ruiz] came. [p:Gómez] spoke. [p:Carlos Gómez] left."));
        Assert.Equal(["person:elena-ruiz-ortega", "person:elena-ruiz-ortega", "person:elena-ruiz-ortega"],
            Ids("[p:Elena Ruiz Ortega] came. [p:Ruiz Ortega] spoke. [p:Ruiz] left."));
        Assert.Equal(["person:marat-iljitsch-sabirow", "person:marat-iljitsch-sabirow"], Ids("[p:Marat Iljitsch Sabirow] came. [p:Marat Iljitsch] spoke."));
    }

    [Fact]
    public void A_middle_name_is_somebody_elses_surname_where_somebody_has_it() =>
        Assert.Equal("person:ana-gomez", Ids("[p:Ana Gómez] met [p:Carlos Gómez Ruiz]. [p:Gómez] left.")[2]);

    [Fact]
    public void Other_vowels_and_the_other_order_of_names_are_the_same_person()
    {
        Assert.Equal(["person:sergei-palkin", "person:sergei-palkin"], Ids("[p:Sergei Palkin] came. [p:Sergey Palkin] spoke."));
        Assert.Equal(["person:kovacs-lajos", "person:kovacs-lajos"], Ids("[p:Kovács Lajos] came. [p:Lajos Kovács] spoke."));
        Assert.Equal(["person:marina-palkin", "person:marine-palkin"], Ids("[p:Marina Palkin] met [p:Marine Palkin]."));
        Assert.Equal(["person:jamal-abdi", "person:jamil-abdi"], Ids("[p:Jamal Abdi] met [p:Jamil Abdi]."));
        Assert.Equal(["person:james-thomas", "person:thomas-james"], Ids("[p:James Thomas] met [p:Thomas James]."));
    }

    [Fact]
    public void An_initial_does_not_make_two_people_one() =>
        Assert.Equal(2, Ids("[p:J. Harlow] wrote. [p:John Harlow] met [p:Jane Harlow].").Distinct().Count());

    [Fact]
    public void Of_a_couple_one_of_whom_is_named_in_full_the_other_stays_who_he_is() =>
        Assert.Equal(["person:john-harlow", "person:mrs-harlow", "person:john-harlow"], Ids("[p:John Harlow] won. Mrs [p:Harlow] smiled. Mr [p:Harlow] left."));

    // The id of each mention.
    private static List<string> Ids(string marked) => MarkedNames.Resolve(marked).Mentions.ConvertAll(static mention => mention.Entity.Value);
}
